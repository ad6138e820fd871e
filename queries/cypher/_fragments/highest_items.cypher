// As many_items, where a party may have many rows of one skill: its highest level counts.
// highest_items(x)
WITH {x}, skill, max(level) AS level
  @many_items({x})
