// The weighted mean of the matches, summed in the order of the items, so that it is the same everywhere to the last bit.
// coverage(matches)
reduce(total = 0.0, number IN range(0, size($itemWeights) - 1) | total + $itemWeights[number] * {matches}[number]) / $itemWeight
