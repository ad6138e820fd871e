// The score as it is shown, of the parts coverage, place and availability, and this proximity.
// helper_score(proximity)
round(($coverage * coverage + $proximity * {proximity} + $place * place + $availability * availability) / $weight, 9, 'HALF_EVEN')
