// The items that somebody with these matches covers (0.5 or more, I2), as a bit mask; $bits are 1, 2, 4, ... by item.
// cover(matches)
reduce(mask = 0, number IN range(0, size({matches}) - 1) | mask + CASE WHEN {matches}[number] >= 0.5 THEN $bits[number] ELSE 0 END)
