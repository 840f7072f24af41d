import { once } from 'node:events';
import { Connection } from './connection.js';

const broken = new Error('terminating connection due to administrator command');

test('connection_thatBreaksWhileNobodyListens_tellsItToTheNextListener_once', async () => {
  const connection = new Connection();
  expect(connection.emit('error', broken)).toBe(true);
  expect(await once(connection, 'error').catch((error: unknown) => [error])).toEqual([broken]);
  const told: Error[] = [];
  connection.on('error', (error) => told.push(error));
  await new Promise((resolve) => process.nextTick(() => setImmediate(resolve)));
  expect(told).toEqual([]);
});

test('connection_thatBreaksWhileSomebodyListens_tellsNobodyElseLater', async () => {
  const connection = new Connection();
  const told: string[] = [];
  connection.on('error', () => told.push('first'));
  connection.emit('error', broken);
  connection.on('error', () => told.push('second'));
  await new Promise((resolve) => process.nextTick(() => setImmediate(resolve)));
  expect(told).toEqual(['first']);
});
