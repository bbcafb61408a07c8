//! Building blocks of the views, one a file.

pub mod anchors;
pub mod bar_chart;
pub mod choice;
pub mod compare_picker;
pub mod comparison_caveats;
pub mod comparison_table;
pub mod deleted_notice;
pub mod direct_points_field;
pub mod discrepancies;
pub mod draft_card;
pub mod import_button;
pub mod level_choice;
pub mod municipality_field;
pub mod not_applicable_list;
pub mod overview_table;
pub mod page_heading;
pub mod points_meter;
pub mod question_field;
pub mod radar_chart;
pub mod ranking_list;
pub mod series;
pub mod site_header;
pub mod status_tag;
pub mod storage_notice;
pub mod subarea_nav;
pub mod with_draft;
