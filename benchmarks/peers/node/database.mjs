// The database as the environment names it: one driver a process, and statements of one record.
import neo4j from 'neo4j-driver'

export const counted = { hits: 0, statements: 0 }

/** Database hits and statements since they were last taken; 0 afterwards. */
export function takeCounted () {
  const taken = { ...counted }
  counted.hits = counted.statements = 0
  return taken
}

export const isProfiled = Boolean(process.env.PEERS_PROFILE)

/** A driver; where statements are to be profiled, one that adds their hits up. */
export function openDriver () {
  const { PEERS_URI, PEERS_USER, PEERS_PASSWORD } = process.env
  const driver = neo4j.driver(PEERS_URI, neo4j.auth.basic(PEERS_USER, PEERS_PASSWORD), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: 100,
    maxTransactionRetryTime: 5000,
    notificationFilter: { minimumSeverityLevel: 'OFF' }
  })
  return isProfiled ? profiled(driver) : driver
}

/** The columns of the one record of a statement, read without a managed transaction: that costs half as much. */
export async function read (driver, statement, parameters) {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ, database: 'neo4j', fetchSize: -1 })
  try {
    const { records } = await session.run(statement, parameters)
    return records.length ? records[0]._fields : null
  } finally {
    await session.close()
  }
}

function profiled (driver) {
  const open = driver.session.bind(driver)
  driver.session = (...options) => {
    const session = withProfile(open(...options))
    for (const name of ['executeRead', 'executeWrite']) {
      const execute = session[name].bind(session)
      session[name] = (work, ...rest) => execute(transaction => work(withProfile(transaction)), ...rest)
    }
    const begin = session.beginTransaction.bind(session)
    session.beginTransaction = async (...rest) => withProfile(await begin(...rest))
    return session
  }
  return driver
}

function withProfile (runner) {
  const run = runner.run.bind(runner)
  runner.run = (statement, ...rest) => run(`PROFILE ${statement}`, ...rest).then(result => {
    counted.hits += hits(result.summary.profile)
    counted.statements += 1
    return result
  })
  return runner
}

function hits (operator) {
  if (!operator) return 0
  return Number(operator.dbHits) + operator.children.reduce((sum, child) => sum + hits(child), 0)
}
