"""Draw a workbench with gears, callipers and a lathe under a window."""
