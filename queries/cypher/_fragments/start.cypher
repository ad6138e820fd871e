// A project's figure: the day on which it starts, as the number YYYYMMDD; null where unknown.
// start(x)
RETURN toInteger(replace({x}.startsOn, '-', '')) AS figure
