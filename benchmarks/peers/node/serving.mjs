// One process, or a cluster of as many as are wanted.
import cluster from 'node:cluster'

/** Runs `start(port)` in this process, or in each of a cluster; SIGTERM ends all. */
export function serve (start) {
  const workers = Number(process.env.PEERS_WORKERS ?? 1)
  process.on('SIGTERM', () => process.exit(0))
  if (workers === 1 || cluster.isWorker) {
    start(Number(process.env.PEERS_PORT))
    return
  }
  for (let number = 0; number < workers; number++) cluster.fork()
  cluster.on('exit', () => process.exit(1)) // a benchmark with a worker less would be none
}
