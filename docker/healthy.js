/** Asks the process in this container whether it is ready; the exit code answers Docker: `node docker/healthy.js 4000`. */
const { ok } = await fetch(`http://127.0.0.1:${process.argv[2]}/health/ready`);
process.exitCode = ok ? 0 : 1;
