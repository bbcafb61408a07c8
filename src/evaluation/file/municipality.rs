//! Which municipality a file means, by name and code.

use super::FaultKind;
use crate::municipality::{Municipality, MunicipalityCode, swedish};

/// What a name may end with that does not belong to it.
const ENDINGS: [&str; 4] = [" kommun", " kommune", " stad", " municipality"];

/// The municipality of this name and code; either may be empty.
///
/// A name that is not Swedish stays as it is, and has no code: a Norwegian kommunenummer may be the kommunkod of another.
pub fn settled(name: &str, code: &str) -> Result<Municipality, FaultKind> {
    let digits = format!("{code:0>4}");
    let known = swedish().find(|(known, _)| *known == digits).map(|(_, name)| name);
    if !code.is_empty() && MunicipalityCode::from_digits(&digits).is_none() {
        return Err(FaultKind::NotACode { found: code.to_owned() });
    }
    let typed = match (name, known) {
        ("", Some(name)) => name,
        (name, _) => name,
    };
    let found = by_name(typed).ok_or(FaultKind::NoMunicipality)?;
    let is_fitting = match found.code {
        Some(own) => code.is_empty() || own.as_str() == digits,
        None => known.is_none(),
    };
    if is_fitting { Ok(found) } else { Err(FaultKind::CodeOfAnother { code: digits, municipality: known }) }
}

/// A municipality as offices write it: "Nässjö", "Nässjö kommun", "Vänersborgs kommun".
fn by_name(typed: &str) -> Option<Municipality> {
    let found = Municipality::from_typed(typed)?;
    if found.code.is_some() {
        return Some(found);
    }
    let lower = found.name.to_lowercase();
    let Some(ending) = ENDINGS.iter().find(|ending| lower.ends_with(*ending)) else {
        return Some(found);
    };
    // The endings are plain letters, so that lower case has not changed their length.
    let short = found.name.get(..found.name.len().saturating_sub(ending.len())).and_then(Municipality::from_typed)?;
    if short.code.is_some() {
        return Some(short);
    }
    let swedish = short.name.strip_suffix('s').and_then(Municipality::from_typed).filter(|found| found.code.is_some());
    Some(swedish.unwrap_or(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, code: &str, expected: (&str, Option<&str>)) {
        let found = settled(name, code).expect("a municipality");
        assert_eq!((found.name.as_str(), found.code.as_ref().map(MunicipalityCode::as_str)), expected);
    }

    #[test]
    fn a_municipality_is_known_by_its_name_or_its_code() {
        check("Nässjö", "0682", ("Nässjö", Some("0682")));
        check("nassjo", "682", ("Nässjö", Some("0682")));
        check("", "0682", ("Nässjö", Some("0682")));
        check("Nässjö kommun", "", ("Nässjö", Some("0682")));
        check("Vänersborgs kommun", "1487", ("Vänersborg", Some("1487")));
        check("MALMÖ STAD", "", ("Malmö", Some("1280")));
    }

    #[test]
    fn a_municipality_outside_sweden_keeps_its_name() {
        check("Øygarden", "", ("Øygarden", None));
        check("Øygarden kommune", "4626", ("Øygarden", None));
    }

    #[test]
    fn a_code_that_does_not_fit_is_refused() {
        let another = |code: &str, municipality| FaultKind::CodeOfAnother { code: code.to_owned(), municipality };
        assert_eq!(settled("Nässjö", "0685"), Err(another("0685", Some("Vetlanda"))));
        assert_eq!(settled("Nässjö", "9999"), Err(another("9999", None)));
        assert_eq!(settled("Nessjø", "0682"), Err(another("0682", Some("Nässjö"))));
        assert_eq!(settled("Nässjö", "06 82 x"), Err(FaultKind::NotACode { found: "06 82 x".to_owned() }));
        assert_eq!(settled("", ""), Err(FaultKind::NoMunicipality));
        assert_eq!(settled("", "9999"), Err(FaultKind::NoMunicipality));
        assert_eq!(settled(&"å".repeat(101), ""), Err(FaultKind::NoMunicipality));
    }
}
