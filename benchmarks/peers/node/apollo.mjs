// @neo4j/graphql on Apollo Server, as their documentation sets it up: types with directives, no resolvers by hand.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { ApolloServer, HeaderMap } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import { isProfiled, openDriver, takeCounted } from './database.mjs'
import { serve } from './serving.mjs'

// Behind a balancer one raises the five seconds after which Node closes a connection without a request: an event loop
// that is busy for longer closes those, too, whose request it has not read yet. Apollo's own server has no setting for it.
const createServer = http.createServer
http.createServer = (...given) => Object.assign(createServer(...given), { keepAliveTimeout: 75_000 })

const sessionConfig = { database: 'neo4j', defaultAccessMode: 'READ' }
const context = async () => ({ sessionConfig })

serve(async port => {
  const typeDefs = readFileSync(new URL('apollo.graphql', import.meta.url), 'utf8')
  const neo4j = new Neo4jGraphQL({ typeDefs, driver: openDriver() })
  const server = new ApolloServer({ schema: await neo4j.getSchema() })
  const listen = { host: '127.0.0.1', port }
  if (isProfiled) await profiled(server, listen)
  else await startStandaloneServer(server, { listen, context })
})

/** Apollo's own server has no room for another path, so in a run that only counts hits it is asked through this one. */
async function profiled (server, listen) {
  await server.start()
  http.createServer(async (request, response) => {
    const parts = []
    for await (const part of request) parts.push(part)
    const text = Buffer.concat(parts).toString()
    if (request.url !== '/graphql') return response.end(JSON.stringify(takeCounted()))
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        body: JSON.parse(text),
        search: ''
      },
      context
    })
    response.end(answer.body.string)
  }).listen(listen)
}
