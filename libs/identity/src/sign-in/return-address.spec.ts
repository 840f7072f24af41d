import fc from 'fast-check';
import { returnAddress } from './return-address.js';

const OURS = 'https://talkoot.example';

test.each([
  ['/graphql?query=a#b', '/graphql?query=a#b'],
  ['/', '/'],
  [undefined, '/'],
  ['https://else.example/', '/'],
  ['//else.example', '/'],
  ['/\\else.example', '/'],
  ['\\\\else.example', '/'],
  ['/\t/else.example', '/'],
  ['/.//else.example', '/'],
  ['/a/..//else.example', '/'],
  ['javascript:alert(1)', '/'],
  ['graphql', '/'],
  [['/', '/graphql'], '/'],
])('%s leads to %s', (given, wanted) => {
  expect(returnAddress(given, OURS)).toBe(wanted);
});

test('whatever is given, the browser stays with us', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '//', 'else.example', '%2f', '?', '#', 'a');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      expect(new URL(returnAddress(`/${pieces.join('')}`, OURS), `${OURS}/sign-in`).origin).toBe(OURS);
    }),
  );
});
