/** PostGraphile 5 as its documentation sets it up for production, over the views of data/graphile.sql. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const { DATABASE_URL, DATABASE_POOL, PORT } = process.env;

const service = makePgService({
  connectionString: DATABASE_URL,
  schemas: ['graphile'],
  poolConfig: { max: Number(DATABASE_POOL), application_name: 'bench-postgraphile' },
});
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [service],
  grafserv: { graphiql: false, websockets: false, watch: false },
  grafast: { explain: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(PORT), '127.0.0.1');
