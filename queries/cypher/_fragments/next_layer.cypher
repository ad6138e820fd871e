// Each node that is one relation away from some {x}, once, as far as the viewer sees it.
// next_layer(x, y)
MATCH @related({x}, r, {y}) WHERE @active(r)
  WITH DISTINCT {y} WHERE @visible_node({y})
