// Executors alone: node alone.mjs FIXTURE SECONDS. Answers from memory to Q3, Q4 and Q5, their JSON included.
//
// Documents are parsed, validated and compiled beforehand. For each line that it reads it does one round, and prints
// {executor: {shape: milliseconds}}.
//   apollo         ApolloServer.executeOperation, each list a resolver that returns a promise, as resolvers with loaders do
//   apollo nested  the same with everything there already, as @neo4j/graphql has it after its one statement
//   graphql-js     graphql's own execute, everything there already
//   graphql-jit    the compiled query, everything there already: the fastest on Node
//   graphql-jit, async   the compiled query with the resolvers that return promises
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { ApolloServer } from '@apollo/server'
import { buildSchema, execute, parse, validate } from 'graphql'
import { compileQuery } from 'graphql-jit'

const [fixture, seconds] = process.argv.slice(2)
const tables = JSON.parse(readFileSync(fixture, 'utf8'))
const text = name => readFileSync(new URL(name, import.meta.url), 'utf8')
const SHAPES = ['Q3', 'Q4', 'Q5']
const queries = Object.fromEntries(SHAPES.map(shape => [shape, text(`../requests/${shape.toLowerCase()}.graphql`)]))
const variables = { around: [tables.network.nodes.length ? tables.organisations[tables.network.nodes[0][0]].id : ''] }

const root = made()

function made () {
  const page = ({ links, more }, table, attribute) => {
    const edges = links.map(([place, value, cursor]) => ({ cursor, [attribute]: value, node: table[place] }))
    return connection(edges, more)
  }
  const people = tables.people.map(row => ({ ...row, skills: page(row.skills, tables.skills, 'level') }))
  const projects = tables.projects.map(row => ({ ...row, people: page(row.people, people, 'role') }))
  const organisations = tables.organisations.map(row => {
    return row.projects ? { ...row, projects: page(row.projects, projects, 'role') } : row
  })
  const listed = organisations.filter(row => row.projects)
  return {
    organisations: connection(listed.map(node => ({ cursor: node.cursor, node })), organisations.length > listed.length),
    partnershipNetwork: {
      nodes: tables.network.nodes.map(([place, distance]) => ({ organisation: organisations[place], distance })),
      edges: tables.network.edges
    }
  }
}

function connection (edges, hasNextPage) {
  const endCursor = edges.length ? edges[edges.length - 1].cursor : null
  return { pageInfo: { hasNextPage, endCursor }, edges, nodes: edges.map(edge => edge.node) }
}

/** The schema; with `isAsync` every field that would read from a database returns a promise. */
function schemaOf (isAsync) {
  const schema = buildSchema(text('mercurius.graphql'))
  const query = schema.getQueryType().getFields()
  query.organisations.resolve = isAsync ? async () => root.organisations : () => root.organisations
  query.partnershipNetwork.resolve = isAsync ? async () => root.partnershipNetwork : () => root.partnershipNetwork
  const lists = [['Organisation', 'projects'], ['Project', 'people'], ['Person', 'skills']]
  for (const [type, name] of isAsync ? lists : []) {
    schema.getType(type).getFields()[name].resolve = async parent => parent[name]
  }
  return schema
}

async function apollo (isAsync) {
  const server = new ApolloServer({ schema: schemaOf(isAsync) })
  await server.start()
  return shape => async () => {
    const { body } = await server.executeOperation({ query: queries[shape], variables })
    return JSON.stringify(body.singleResult)
  }
}

function plain () {
  const schema = schemaOf(false)
  return shape => {
    const document = parse(queries[shape])
    if (validate(schema, document).length) throw new Error(`${shape} is not valid`)
    return async () => JSON.stringify(await execute({ schema, document, variableValues: variables }))
  }
}

function jit (isAsync) {
  const schema = schemaOf(isAsync)
  return shape => {
    const compiled = compileQuery(schema, parse(queries[shape]))
    return async () => JSON.stringify(await compiled.query({}, {}, variables))
  }
}

const executors = {
  apollo: await apollo(true),
  'apollo nested': await apollo(false),
  'graphql-js': plain(),
  'graphql-jit': jit(false),
  'graphql-jit, async': jit(true)
}

/** Milliseconds for one answer, of as many as there is time for. */
async function timed (once, limit) {
  const began = performance.now()
  let count = 0
  while (count < 3 || performance.now() - began < limit * 1000) {
    await once()
    count++
  }
  return (performance.now() - began) / count
}

const runs = []
for (const shape of SHAPES) {
  const first = new Set()
  for (const [name, executor] of Object.entries(executors)) {
    const once = executor(shape)
    first.add(await once())
    runs.push({ shape, name, once })
  }
  if (first.size !== 1 || [...first][0].includes('"errors"')) throw new Error(`the executors differ in ${shape}`)
}
for await (const _ of createInterface({ input: process.stdin })) {
  const found = {}
  for (const { shape, name, once } of runs) {
    found[name] ??= {}
    found[name][shape] = await timed(once, Number(seconds))
  }
  console.log(JSON.stringify(found))
}
