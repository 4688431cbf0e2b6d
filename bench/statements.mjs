// Preloaded into a service that is to be looked at (`node --import`): keeps the statements that it runs, and gives them when its parent asks.
import Database from 'better-sqlite3';

let run = [];
const { prepare } = Database.prototype;
Database.prototype.prepare = function prepareAndWatch(sql) {
  const statement = prepare.call(this, sql);
  for (const verb of ['all', 'get', 'run']) {
    const original = statement[verb];
    statement[verb] = (...values) => {
      run.push({ sql, values });
      return original.apply(statement, values);
    };
  }
  return statement;
};
process.on('message', () => {
  process.send(run);
  run = [];
});
process.channel?.unref();
