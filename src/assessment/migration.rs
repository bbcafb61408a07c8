//! Bringing drafts of earlier schemas up to the present one, step by step.
//!
//! Every schema that was ever in use has a sample in `tests/data/drafts/` that opens for ever.

use serde_json::{Map, Value, json};

use super::{Stamp, Timestamp, WriterId};

/// One step: from the schema of its place, counted from 1, to the next.
type Step = fn(&mut Map<String, Value>);

/// All steps; there is one fewer than there are schemas.
const STEPS: [Step; 1] = [with_stamps];

/// The newest schema.
pub(super) const SCHEMA: u64 = 1 + STEPS.len() as u64;

/// Takes a draft from the schema that it was written in to the newest one.
pub(super) fn migrate(draft: &mut Value, schema: u64) {
    let Value::Object(fields) = draft else { return };
    for (from, step) in (1..).zip(STEPS) {
        if from >= schema {
            step(fields);
        }
    }
    fields.insert("schema".to_owned(), json!(SCHEMA));
}

/// Schema 1 to 2: what was entered has stamps. Nobody knows when and by whom it was; all of it counts as entered when
/// the draft was last changed, so that two pages that migrate the same draft come to the same.
fn with_stamps(draft: &mut Map<String, Value>) {
    let changed = draft.get("changed").and_then(Value::as_u64).filter(|changed| *changed <= Timestamp::LAST);
    let stamp = Stamp { at: Timestamp::from_milliseconds(changed.unwrap_or(0)), writer: WriterId::UNKNOWN };
    let stamped = [("answers", ["answer", "note"]), ("direct_points", ["points", "justification"])];
    for (list, names) in stamped {
        for entry in draft.get_mut(list).and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
            let stamps: Map<_, _> = names.iter().map(|name| ((*name).to_owned(), json!(stamp.to_string()))).collect();
            if let Value::Object(entry) = entry {
                entry.insert("stamps".to_owned(), Value::Object(stamps));
            }
        }
    }
    draft.insert("seen".to_owned(), json!({ stamp.writer.to_string(): stamp.at.milliseconds() }));
}
