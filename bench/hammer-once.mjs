// Asks a page of the extranet for as long as it is left alive; told to stop, it says in how many milliseconds 99 % were answered.
import { hammer, wire } from './load.mjs';
import { logIn } from './offices.mjs';

const [port, data, connections] = [Number(process.argv[2]), process.argv[3], Number(process.argv[4])];
const inside = await logIn(port, data, connections);
const requests = inside.map(({ cookie }) => wire(port, '/facturation/cotisations', { Cookie: cookie }));
process.send('ready');
process.once('message', async (ms) => {
  const { p99, perSecond } = await hammer(port, requests, { connections, ms });
  process.send({ p99, perSecond });
  process.disconnect();
});
