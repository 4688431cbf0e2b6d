// The yardstick: a bare node:http server that runs, for each address, the statements that Portée's page runs, and returns as many bytes.
// `node bare-server.mjs STORE PLAN`; the plan: { "/address": { "statements": [{ "sql", "values" }], "bytes": 1234 } }.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';

const [store, plan] = process.argv.slice(2);
const connection = new Database(store, { readonly: true });
const prepared = new Map();
const statementOf = (sql) => prepared.get(sql) ?? prepared.set(sql, connection.prepare(sql)).get(sql);
const pages = new Map(
  Object.entries(JSON.parse(readFileSync(plan, 'utf8'))).map(([address, { statements, bytes }]) => [
    address,
    { statements: statements.map(({ sql, values }) => ({ statement: statementOf(sql), values })), body: Buffer.alloc(bytes, 'x') },
  ]),
);
const server = createServer((request, response) => {
  const { statements, body } = pages.get(request.url);
  for (const { statement, values } of statements) statement.all(...values);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`));
process.on('SIGTERM', () => process.exit(0));
