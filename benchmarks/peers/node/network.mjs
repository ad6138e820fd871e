// Breadth first from some organisations; each pair is an edge, as strong as it has partnerships.

const KINDS = ['ALLIANCE', 'FUNDING', 'SERVICE', 'MEMBERSHIP', 'KNOWLEDGE', 'OTHER']
const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0)

/**
 * The nodes by distance, then by how strongly they are tied to the ring before, then by id; the edges by strength, then
 * by their ends. `rows` are [number, id, name, kind, sectors], the ends of the ties are numbers.
 */
export function network (around, depth, sources, targets, kinds, rows) {
  const organisations = new Map()
  const idOf = new Map()
  for (const [number, id, name, kind, sectors] of rows) {
    idOf.set(number, id)
    organisations.set(id, { id, name, kind, sectors })
  }
  const edges = edgesOf(sources, targets, kinds, idOf)
  const distances = walked(around, depth, edges)
  const nodes = Array.from(distances, ([id, distance]) => ({ organisation: organisations.get(id), distance }))
  const shown = edges.filter(edge => distances.has(edge.source) && distances.has(edge.target))
  shown.sort((a, b) => b.strength - a.strength || byText(a.source, b.source) || byText(a.target, b.target))
  return { nodes, edges: shown }
}

function edgesOf (sources, targets, kinds, idOf) {
  const edges = new Map()
  for (let i = 0; i < sources.length; i++) {
    let source = idOf.get(sources[i])
    let target = idOf.get(targets[i])
    if (source > target) [source, target] = [target, source]
    const key = `${source} ${target}`
    const edge = edges.get(key)
    if (!edge) {
      edges.set(key, { source, target, kinds: [kinds[i]], strength: 1 })
    } else {
      edge.strength += 1
      if (!edge.kinds.includes(kinds[i])) {
        edge.kinds.push(kinds[i])
        edge.kinds.sort((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b))
      }
    }
  }
  return Array.from(edges.values())
}

function walked (around, depth, edges) {
  const neighbours = new Map()
  const add = (a, b, strength) => {
    const there = neighbours.get(a)
    if (there) there.push(b, strength)
    else neighbours.set(a, [b, strength])
  }
  for (const { source, target, strength } of edges) {
    add(source, target, strength)
    add(target, source, strength)
  }
  const distances = new Map()
  for (const id of [...around].sort(byText)) distances.set(id, 0)
  let ring = Array.from(distances.keys())
  for (let step = 1; step <= depth; step++) {
    const ranks = new Map()
    for (const a of ring) {
      const near = neighbours.get(a) ?? []
      for (let i = 0; i < near.length; i += 2) {
        if (!distances.has(near[i])) ranks.set(near[i], (ranks.get(near[i]) ?? 0) + near[i + 1])
      }
    }
    ring = Array.from(ranks.keys()).sort((a, b) => ranks.get(b) - ranks.get(a) || byText(a, b))
    for (const id of ring) distances.set(id, step)
  }
  return distances
}
