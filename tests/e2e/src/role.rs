//! The ARIA roles that tests speak of.

use std::fmt;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal,)*) => {
        /// What an element is to assistive technology.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role {
            $($(#[$doc])* $role,)*
        }

        impl Role {
            /// The name of the role in ARIA.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$role => $name,)*
                }
            }
        }
    };
}

roles! {
    /// A message that is read out at once.
    Alert = "alert",
    /// A dialog that must be answered.
    AlertDialog = "alertdialog",
    /// A part that could stand by itself.
    Article = "article",
    /// The head of the page.
    Banner = "banner",
    /// A button, or the summary of a part that opens.
    Button = "button",
    /// A cell of a table with data.
    Cell = "cell",
    /// A box to tick.
    Checkbox = "checkbox",
    /// The head of a column.
    ColumnHeader = "columnheader",
    /// A field with a list to choose from.
    Combobox = "combobox",
    /// A part beside the main part.
    Complementary = "complementary",
    /// The foot of the page.
    ContentInfo = "contentinfo",
    /// The explanation of a term.
    Definition = "definition",
    /// A dialog.
    Dialog = "dialog",
    /// A picture with its caption.
    Figure = "figure",
    /// A field for files (no role of ARIA's; the harness gives it to file inputs).
    File = "file",
    /// A named form.
    Form = "form",
    /// Things that belong together, as a fieldset.
    Group = "group",
    /// A heading of any level.
    Heading = "heading",
    /// A picture or a chart.
    Image = "img",
    /// A link.
    Link = "link",
    /// A list.
    List = "list",
    /// A list to choose from that is open on the page.
    ListBox = "listbox",
    /// An item of a list.
    ListItem = "listitem",
    /// The main part of the page.
    Main = "main",
    /// How much of something there is.
    Meter = "meter",
    /// An item of a menu.
    MenuItem = "menuitem",
    /// A part with links to other parts.
    Navigation = "navigation",
    /// A remark.
    Note = "note",
    /// A choice of a list.
    Option = "option",
    /// A paragraph of text.
    Paragraph = "paragraph",
    /// How far something has come.
    ProgressBar = "progressbar",
    /// One of several buttons of which one is chosen.
    Radio = "radio",
    /// Several radio buttons.
    RadioGroup = "radiogroup",
    /// A named part of the page.
    Region = "region",
    /// A row of a table.
    Row = "row",
    /// The head of a row.
    RowHeader = "rowheader",
    /// A field to search with.
    SearchBox = "searchbox",
    /// A value to slide.
    Slider = "slider",
    /// A field for a number.
    SpinButton = "spinbutton",
    /// A message that is read out when there is time.
    Status = "status",
    /// A button that is on or off.
    Switch = "switch",
    /// The tab of a panel.
    Tab = "tab",
    /// The panel of a tab.
    TabPanel = "tabpanel",
    /// A table.
    Table = "table",
    /// A term that is explained.
    Term = "term",
    /// A field for text.
    TextBox = "textbox",
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
