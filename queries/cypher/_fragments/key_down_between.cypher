// Things between the two keys in the order by a property of the index descending, id ascending.
// key_down_between(x)
@key_down_after({x}) AND @key_down_before({x})
