// How many relations the organisations and projects of {layer}, the layer with this {number}, have in all, as {found}; 0 where no layer
// behind it is wanted from the start, or where they are more than twice as many as $most.
// relations_behind(layer, number, found)
WITH start, [near IN {layer} WHERE NOT near:Person] AS groups
  WITH groups WHERE start[3] > {number} AND size(groups) <= 2 * $most
  UNWIND groups AS near
  RETURN sum(COUNT { @related(near, r, y) }) AS {found}
