import fc from 'fast-check';
import { type Claims, TokenSigner } from '../../src/channels/directline/token';

const signer = new TokenSigner('a secret');
const claims: Claims = {
  kind: 'token',
  conversation: 'c-1',
  user: 'dl_lan',
  origins: ['https://shop.example'],
  expires: 1_800_000_000,
};

it('gives back what was signed', () => {
  expect(signer.read(signer.sign(claims))).toEqual(claims);
  expect(new TokenSigner(Buffer.from('a secret')).read(signer.sign(claims))).toEqual(claims);
});

it('can stand in an address as it is', () => {
  const anyClaims = fc.record({
    kind: fc.constantFrom<Claims['kind']>('token', 'stream'),
    conversation: fc.string(),
    user: fc.string({ unit: 'grapheme' }),
    origins: fc.array(fc.webUrl()),
    expires: fc.nat(),
  });
  fc.assert(
    fc.property(anyClaims, each => {
      const token = signer.sign(each);
      expect(token).toMatch(/^[\w.-]+$/);
      expect(signer.read(token)).toEqual(each);
    }),
  );
});

it('knows every changed character', () => {
  const token = signer.sign(claims);
  const place = fc.nat(token.length - 2);
  fc.assert(
    fc.property(place, fc.constantFrom(...'AQgw'), (at, other) => {
      fc.pre(token[at] !== other && token[at] !== '.');
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      expect(() => signer.read(changed)).toThrow(expect.objectContaining({ code: 'bad-token' }));
    }),
  );
});

it.each([
  ['signed with another secret', new TokenSigner('another').sign(claims)],
  ['unsigned', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
  ['with something behind', `${signer.sign(claims)}.x`],
  ['empty', ''],
  ['of dots', '...'],
])('refuses one that is %s', (_what, token) => {
  expect(() => signer.read(token)).toThrow(expect.objectContaining({ code: 'bad-token' }));
});
