// Things between the two keys in the order by a property of the index ascending.
// key_between(x)
@key_after({x}) AND @key_before({x})
