// mercurius with graphql-jit, and batched resolvers by hand: the limit on Node.
//
// Each level of a list is one loader, and that is one statement. A thing is made once a request; it says its id where a
// loader makes a key of it, which is what makes mercurius's loaders cheap.
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import mercurius from 'mercurius'
import neo4j from 'neo4j-driver'
import { openDriver, read, takeCounted } from './database.mjs'
import { network } from './network.mjs'
import { serve } from './serving.mjs'
import * as statements from './statements.mjs'

const ROLES = ['LEAD', 'PARTNER', 'CONTRIBUTOR', 'VOLUNTEER', 'FUNDER', 'BENEFICIARY']
const driver = openDriver()

class Thing {
  constructor (id, name, sortName) {
    this.id = id
    this.name = name
    this.sortName = sortName
  }

  toJSON () {
    return this.id
  }
}

class Organisation extends Thing {
  constructor ([id, name, kind, summary, website, sortName]) {
    super(id, name, sortName)
    this.kind = kind
    this.summary = summary
    this.website = website
  }
}

class Project extends Thing {
  constructor ([, id, name, sortName, status]) {
    super(id, name, sortName)
    this.status = status
  }
}

class Person extends Thing {
  constructor ([, id, name, sortName, headline]) {
    super(id, name, sortName)
    this.headline = headline
  }
}

/** A cursor is the whole order key of its edge, so that it is good whatever the page. */
function cursor (...key) {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function connection (edges, hasNextPage) {
  return { edges, pageInfo: { hasNextPage, endCursor: edges.length ? edges[edges.length - 1].cursor : null } }
}

function wantsEdges (info) {
  return info.fieldNodes.some(node => node.selectionSet.selections.some(
    one => one.kind !== 'Field' || one.name.value === 'edges' || one.name.value === 'pageInfo'
  ))
}

/** How many rows are read: one more than a page holds, where there is to be said whether there are more. */
function limit (isPaged, first) {
  return neo4j.int(isPaged ? first + 1 : first)
}

/** The loader of a relation whose edges have a role. */
function participations (Type, plain, paged) {
  return async queries => {
    const isPaged = wantsEdges(queries[0].info)
    const first = queries[0].params.first
    const ids = queries.map(query => query.obj.id)
    const [rows, things] = await read(driver, isPaged ? paged : plain, { ids, limit: limit(isPaged, first) })
    const nodes = new Map()
    for (const row of things) nodes.set(row[0], new Type(row))
    const found = new Map()
    for (const [id, links] of rows) found.set(id, isPaged ? page(links, nodes, first) : list(links, nodes))
    return ids.map(id => found.get(id))
  }
}

function list (links, nodes) {
  return { nodes: links.map(number => nodes.get(number)) }
}

function page (links, nodes, first) {
  const edges = links.slice(0, first).map(([number, role, since, until]) => {
    const node = nodes.get(number)
    return { cursor: cursor(node.sortName, node.id, ROLES.indexOf(role), since, until), role, node }
  })
  return { ...connection(edges, links.length > first), nodes: edges.map(edge => edge.node) }
}

async function skills (queries) {
  const isPaged = wantsEdges(queries[0].info)
  const first = queries[0].params.first
  const ids = queries.map(query => query.obj.id)
  const [rows, known] = await read(driver, isPaged ? statements.SKILLS_PAGED : statements.SKILLS, { ids })
  const skill = new Map()
  known.forEach(([number, id, name, sortName], rank) => {
    skill.set(number, { rank, node: { id, name }, cursor: isPaged ? cursor(sortName, id) : null })
  })
  const found = new Map()
  for (const [id, held] of rows) {
    found.set(id, isPaged ? heldPage(held, skill, first) : heldList(held, skill, first))
  }
  return ids.map(id => found.get(id))
}

function heldList (held, skill, first) {
  const own = held.map(number => skill.get(number)).sort((a, b) => a.rank - b.rank)
  return { nodes: own.slice(0, first).map(one => one.node) }
}

function heldPage (held, skill, first) {
  const own = held.map(([number, level]) => ({ level, skill: skill.get(number) }))
  own.sort((a, b) => a.skill.rank - b.skill.rank)
  const edges = own.slice(0, first).map(one => ({ cursor: one.skill.cursor, level: one.level, node: one.skill.node }))
  return { ...connection(edges, held.length > first), nodes: edges.map(edge => edge.node) }
}

const resolvers = {
  Query: {
    async organisation (_, { id }) {
      const row = await read(driver, statements.ONE, { id })
      if (!row) return null
      const [own, name, kind, summary, sectors, website] = row
      return { id: own, name, kind, summary, sectors, website }
    },
    async organisations (_, { first }, context, info) {
      const isPaged = wantsEdges(info)
      const [rows] = await read(driver, statements.FIRST, { limit: limit(isPaged, first) })
      const nodes = rows.slice(0, first).map(row => new Organisation(row))
      if (!isPaged) return { nodes }
      const edges = nodes.map(node => ({ cursor: cursor(node.sortName, node.id), node }))
      return { ...connection(edges, rows.length > first), nodes }
    },
    async partnershipNetwork (_, { around, depth }) {
      const today = new Date().toISOString().slice(0, 10)
      return network(around, depth, ...(await read(driver, statements.NETWORK, { today })))
    }
  }
}

// Without its cache a loader is told what is selected; one batch still asks for each thing once.
const uncached = loader => ({ loader, opts: { cache: false } })
const loaders = {
  Organisation: { projects: uncached(participations(Project, statements.PROJECTS, statements.PROJECTS_PAGED)) },
  Project: { people: uncached(participations(Person, statements.PEOPLE, statements.PEOPLE_PAGED)) },
  Person: { skills: uncached(skills) }
}

serve(async port => {
  const app = Fastify({ logger: false })
  const schema = readFileSync(new URL('mercurius.graphql', import.meta.url), 'utf8')
  app.register(mercurius, { schema, resolvers, loaders, jit: 1, graphiql: false })
  app.post('/hits', async () => takeCounted())
  await app.listen({ host: '127.0.0.1', port })
})
