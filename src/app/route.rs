//! The views and their addresses after `#`.

use std::fmt;

use super::query;
use crate::assessment::AssessmentId;
use crate::evaluation::EvaluationId;
use crate::glossary::TermId;
use crate::rubric::{AreaId, RubricId, RubricReference, SubareaId};
use crate::version::VersionId;

/// A view of the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What it is, and the drafts on this machine: `#/`.
    Start,
    /// The form for a new assessment: `#/ny`, and with which rubric of one's own it begins:
    /// `?modell=digital@1d29ec665f1199b27a838482ccf94ea2`.
    New(Option<RubricReference>),
    /// The rubrics of one's own: `#/egna-modeller`.
    OwnRubrics,
    /// The results to compare with: `#/utvarderingar`.
    Evaluations,
    /// The form for a new result: `#/utvarderingar/ny`, and what it begins with:
    /// `?kommun=Nässjö&ar=2026&utgava=2021&utkast=<id>`.
    NewEvaluation(NewEvaluation),
    /// The form of a result of one's own: `#/utvarderingar/<id>`.
    Evaluation(EvaluationId),
    /// The form of a mean of one's own: `#/utvarderingar/medel/<id>`.
    Mean(EvaluationId),
    /// The deleted drafts: `#/papperskorg`.
    Bin,
    /// A draft's task list: `#/utkast/<id>`.
    Overview(AssessmentId),
    /// One area of a draft, its subareas under each other: `#/utkast/<id>/omrade/<area>`.
    Area(AssessmentId, AreaId),
    /// One subarea of a draft: `#/utkast/<id>/delomrade/<subarea>`.
    Subarea(AssessmentId, SubareaId),
    /// The result of a draft: `#/utkast/<id>/resultat`, and which evaluations are laid beside it:
    /// `?jamfor=nassjo-2022,vetlanda-2021`.
    Result(AssessmentId, Vec<String>),
    /// A draft beside the evaluators' result of the same work: `#/utkast/<id>/utvarderat`.
    Official(AssessmentId),
    /// A draft beside others, in all charts: `#/utkast/<id>/jamfor`, what stands beside it, `?jamfor=`, and of which area
    /// the subareas are shown, `&omrade=4`.
    Compare(AssessmentId, Vec<String>, Option<AreaId>),
    /// The points of a result that somebody has shared: `#/delat/<text>`; the text may be anything.
    Shared(String),
    /// Where the drafts are, and what may happen to them: `#/lagring`.
    Whereabouts,
    /// The versions of a draft: `#/utkast/<id>/versioner`.
    Versions(AssessmentId),
    /// One version of a draft, to read and print: `#/utkast/<id>/version/<version>`.
    Version(AssessmentId, VersionId),
    /// How points come about: `#/metod`.
    Method,
    /// All terms, and which of them is gone to: `#/ordlista`, `#/ordlista/<term>`.
    Glossary(Option<TermId>),
    /// An address that leads nowhere.
    NotFound,
}

/// What the form for a new result begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEvaluation {
    /// The municipality, by its name or its code; empty when the address names none.
    pub municipality: String,
    /// The year; empty when the address names none.
    pub year: String,
    /// The edition.
    pub edition: Option<RubricId>,
    /// The draft that it is the official result of, where the way leads back to.
    pub draft: Option<AssessmentId>,
}

impl NewEvaluation {
    fn parse(query: &str) -> Self {
        Self {
            municipality: query::decoded(setting(query, "kommun")),
            year: setting(query, "ar").to_owned(),
            edition: setting(query, "utgava").parse().ok(),
            draft: setting(query, "utkast").parse().ok(),
        }
    }
}

impl fmt::Display for NewEvaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let settings = [
            ("kommun", query::encoded(&self.municipality)),
            ("ar", self.year.clone()),
            ("utgava", self.edition.as_ref().map(ToString::to_string).unwrap_or_default()),
            ("utkast", self.draft.as_ref().map(ToString::to_string).unwrap_or_default()),
        ];
        let mut mark = '?';
        for (name, value) in settings.iter().filter(|(_, value)| !value.is_empty()) {
            write!(f, "{mark}{name}={value}")?;
            mark = '&';
        }
        Ok(())
    }
}

impl Route {
    /// The view at an address.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
        let route = match parts.as_slice() {
            [] => Some(Self::Start),
            ["ny"] => Some(Self::New(setting(query, "modell").parse().ok())),
            ["egna-modeller"] => Some(Self::OwnRubrics),
            // What has come to be in the text on its way is told there.
            ["delat", text @ ..] => Some(Self::Shared(text.join("/"))),
            ["utvarderingar"] => Some(Self::Evaluations),
            ["utvarderingar", "ny"] => Some(Self::NewEvaluation(NewEvaluation::parse(query))),
            ["utvarderingar", id] => id.parse().ok().map(Self::Evaluation),
            ["utvarderingar", "medel", id] => id.parse().ok().map(Self::Mean),
            ["papperskorg"] => Some(Self::Bin),
            ["lagring"] => Some(Self::Whereabouts),
            ["metod"] => Some(Self::Method),
            ["ordlista"] => Some(Self::Glossary(None)),
            ["ordlista", term] => term.parse().ok().map(|term| Self::Glossary(Some(term))),
            ["utkast", id] => id.parse().ok().map(Self::Overview),
            ["utkast", id, "resultat"] => id.parse().ok().map(|id| Self::Result(id, compared(query))),
            ["utkast", id, "utvarderat"] => id.parse().ok().map(Self::Official),
            ["utkast", id, "jamfor"] => {
                id.parse().ok().map(|id| Self::Compare(id, compared(query), setting(query, "omrade").parse().ok()))
            }
            ["utkast", id, "versioner"] => id.parse().ok().map(Self::Versions),
            ["utkast", id, "version", version] => {
                id.parse().ok().zip(version.parse().ok()).map(|(id, version)| Self::Version(id, version))
            }
            ["utkast", id, "omrade", area] => {
                id.parse().ok().zip(area.parse().ok()).map(|(id, area)| Self::Area(id, area))
            }
            ["utkast", id, "delomrade", subarea] => {
                id.parse().ok().zip(subarea.parse().ok()).map(|(id, subarea)| Self::Subarea(id, subarea))
            }
            _ => None,
        };
        route.unwrap_or(Self::NotFound)
    }

    /// The address as a link: with `#`.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// Whether two addresses show the same view, though perhaps with other settings.
    #[must_use]
    pub fn is_same_view(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Result(id, _), Self::Result(other, _)) => id == other,
            (Self::Compare(id, ..), Self::Compare(other, ..)) => id == other,
            (Self::Glossary(_), Self::Glossary(_)) => true,
            _ => self == other,
        }
    }
}

fn compared(query: &str) -> Vec<String> {
    setting(query, "jamfor").split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// The value of a setting in the address; empty when it is not there.
fn setting<'q>(query: &'q str, name: &str) -> &'q str {
    let value = |pair: &'q str| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value);
    query.split('&').find_map(value).unwrap_or_default()
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start | Self::NotFound => f.write_str("/"),
            Self::New(None) => f.write_str("/ny"),
            Self::New(Some(rubric)) => write!(f, "/ny?modell={rubric}"),
            Self::OwnRubrics => f.write_str("/egna-modeller"),
            Self::Shared(text) => write!(f, "/delat/{text}"),
            Self::Whereabouts => f.write_str("/lagring"),
            Self::Method => f.write_str("/metod"),
            Self::Glossary(None) => f.write_str("/ordlista"),
            Self::Glossary(Some(term)) => write!(f, "/ordlista/{term}"),
            Self::Evaluations => f.write_str("/utvarderingar"),
            Self::NewEvaluation(new) => write!(f, "/utvarderingar/ny{new}"),
            Self::Evaluation(id) => write!(f, "/utvarderingar/{id}"),
            Self::Mean(id) => write!(f, "/utvarderingar/medel/{id}"),
            Self::Bin => f.write_str("/papperskorg"),
            Self::Overview(id) => write!(f, "/utkast/{id}"),
            Self::Area(id, area) => write!(f, "/utkast/{id}/omrade/{area}"),
            Self::Subarea(id, subarea) => write!(f, "/utkast/{id}/delomrade/{subarea}"),
            Self::Official(id) => write!(f, "/utkast/{id}/utvarderat"),
            Self::Versions(id) => write!(f, "/utkast/{id}/versioner"),
            Self::Version(id, version) => write!(f, "/utkast/{id}/version/{version}"),
            Self::Compare(id, compared, area) => {
                write!(f, "/utkast/{id}/jamfor?jamfor={}", compared.join(","))?;
                area.as_ref().map_or(Ok(()), |area| write!(f, "&omrade={area}"))
            }
            Self::Result(id, compared) if compared.is_empty() => write!(f, "/utkast/{id}/resultat"),
            Self::Result(id, compared) => write!(f, "/utkast/{id}/resultat?jamfor={}", compared.join(",")),
        }
    }
}
