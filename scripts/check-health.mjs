// Exits 0 if the board on this machine is alive: the health check of the container image.
const { PORT = '3000', BASE_PATH = '' } = process.env;
const url = `http://127.0.0.1:${PORT}${BASE_PATH}/api/health/live`;
try {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  if (status !== 200) throw new Error(`${url} answers ${status}.`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
