// The partnership counts in a network: active on $on, and of one of $kinds (null: any).
// network_partnership(r)
@active_on({r}) AND ($kinds IS NULL OR {r}.kind IN $kinds)
