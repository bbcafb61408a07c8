//! Names of results that stand side by side.

use std::collections::{HashMap, HashSet};

use super::series::Series;

/// Names results so that they can be told apart, by what each of them is.
pub fn tell_apart(series: &mut [Series], what: Vec<String>) {
    let named: Vec<_> = series.iter().map(|series| series.name.clone()).zip(what).collect();
    for (series, name) in series.iter_mut().zip(names_apart(&named)) {
        series.name = name;
    }
}

/// Names by which results can be told apart, each given with its name and with what it is: of "Nässjö 2022", a
/// "självskattning", and "Nässjö 2022", an "utvärdering", both get what they are in brackets. Those that still have one
/// name are numbered. A name that is given once stays.
fn names_apart(given: &[(String, String)]) -> Vec<String> {
    let mut times = HashMap::new();
    for (name, _) in given {
        *times.entry(name.as_str()).or_insert(0_usize) += 1;
    }
    let is_alone = |name: &str| times.get(name) == Some(&1);
    let mut taken: HashSet<String> = given.iter().map(|(name, _)| name.clone()).collect();
    let apart = given.iter().map(|(name, what)| {
        if is_alone(name) {
            return name.clone();
        }
        let mut apart = format!("{name} ({what})");
        let mut number = 2;
        while !taken.insert(apart.clone()) {
            apart = format!("{name} ({what} {number})");
            number += 1;
        }
        apart
    });
    apart.collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(given: &[(&str, &str)], expected: &[&str]) {
        let given: Vec<_> = given.iter().map(|(name, what)| ((*name).to_owned(), (*what).to_owned())).collect();
        assert_eq!(names_apart(&given), expected);
    }

    #[test]
    fn results_of_one_municipality_and_year_are_called_after_what_they_are() {
        check(&[("Nässjö 2022", "självskattning"), ("Habo 2022", "utvärdering")], &["Nässjö 2022", "Habo 2022"]);
        check(
            &[("Nässjö 2022", "självskattning"), ("Nässjö 2022", "utvärdering"), ("Habo 2022", "utvärdering")],
            &["Nässjö 2022 (självskattning)", "Nässjö 2022 (utvärdering)", "Habo 2022"],
        );
        check(&[("Ale 2022", "utkast"), ("Ale 2022", "utkast")], &["Ale 2022 (utkast)", "Ale 2022 (utkast 2)"]);
        check(&[("A", "b"), ("A", "b"), ("A (b)", "c")], &["A (b 2)", "A (b 3)", "A (b)"]);
    }

    proptest! {
        #[test]
        fn names_are_told_apart_whatever_they_are(given in vec(("[ab]( \\([ab]( 2)?\\))?", "[ab]( 2)?"), 0..8)) {
            let apart = names_apart(&given);
            let different: HashSet<_> = apart.iter().collect();
            prop_assert_eq!(different.len(), given.len(), "{:?}", apart);
            for ((name, _), apart) in given.iter().zip(&apart) {
                let alone = given.iter().filter(|(other, _)| other == name).count() == 1;
                prop_assert!(apart.starts_with(name.as_str()) && (!alone || apart == name));
            }
        }
    }
}
