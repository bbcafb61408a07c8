//! Looking at one part of the page only.

use std::cell::RefCell;
use std::rc::Rc;

use anyhow::{Error, Result};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};

use super::Person;
use crate::{Name, Role};

/// The part, and how it was found.
pub(super) struct Part {
    of: Person,
    role: Role,
    name: Name,
    element: RefCell<Element>,
}

impl Person {
    /// Looks at one part of the page only: everything done with the outcome is done within it. When the page builds it
    /// anew, it is the new one that is looked at.
    pub async fn within(&self, role: Role, name: impl Into<Name>) -> Result<Self> {
        let name = name.into();
        let element = RefCell::new(self.the(role, &name).await?);
        let part = Part { of: self.clone(), role, name, element };
        Ok(Self { part: Some(Rc::new(part)), ..self.clone() })
    }

    /// Looks at the part, or at the whole page if there is none.
    pub(super) async fn look<T>(&self, look: impl AsyncFn(Option<&Element>) -> Result<T>) -> Result<T> {
        let Some(part) = &self.part else { return look(None).await };
        let element = part.element.borrow().clone();
        match look(Some(&element)).await {
            Err(error) if is_gone(&error) => {
                let Some(new) = Box::pin(part.of.the_now(part.role, &part.name)).await? else { return Err(error) };
                part.element.replace(new.clone());
                look(Some(&new)).await
            }
            looked => looked,
        }
    }
}

fn is_gone(error: &Error) -> bool {
    let Some(CmdError::Standard(error)) = error.downcast_ref::<CmdError>() else { return false };
    matches!(error.error, ErrorStatus::StaleElementReference | ErrorStatus::DetachedShadowRoot)
}
