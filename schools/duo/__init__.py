"""DUO's open-data lists of boards and school locations, read as they are published. See `import_duo`."""
