//! The site: pages, diagrams and data of a map.

pub mod scene;
