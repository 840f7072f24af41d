import { emailAddress } from './email-address.js';

describe('an e-mail address', () => {
  it.each([
    ['Maija.Meikalainen@Forssa.example', 'maija.meikalainen@forssa.example'],
    ['name@hämeenlinna.example ', 'name@xn--hmeenlinna-q5a.example'],
    ['\u00a0name@ha\u0308meenlinna.example', 'name@xn--hmeenlinna-q5a.example'],
    ['name@HÄMEENLINNA.example', 'name@xn--hmeenlinna-q5a.example'],
    ['name@xn--hmeenlinna-q5a.example', 'name@xn--hmeenlinna-q5a.example'],
    ['name@почта.рф', 'name@xn--80a1acny.xn--p1ai'],
    ["o'neill+a_b-c@a.b-c.example", "o'neill+a_b-c@a.b-c.example"],
  ])('%j is known as %j', (typed, known) => {
    expect(emailAddress.parse(typed)).toBe(known);
  });

  it.each([
    ['Maija', 'invalid_email:at'],
    ['a@b@forssa.example', 'invalid_email:at'],
    ['mäki@forssa.example', 'invalid_email:local'],
    ['a..b@forssa.example', 'invalid_email:local'],
    ['.a@forssa.example', 'invalid_email:local'],
    ['a b@forssa.example', 'invalid_email:local'],
    ['Maija <maija@forssa.example>', 'invalid_email:local'],
    ['@forssa.example', 'invalid_email:local'],
    [`${'a'.repeat(65)}@forssa.example`, 'invalid_email:local'],
    ['a@forssa', 'invalid_email:domain'],
    ['a@', 'invalid_email:domain'],
    ['a@forssa .example', 'invalid_email:domain'],
    ['a@forssa..example', 'invalid_email:domain'],
    ['a@-forssa.example', 'invalid_email:domain'],
    ['a@192.168.0.1', 'invalid_email:domain'],
    ['a@[::1]', 'invalid_email:domain'],
    ['a@forss%61.example', 'invalid_email:domain'],
    [`a@${'x'.repeat(64)}.example`, 'invalid_email:domain'],
    // The a is Cyrillic, here as typed and as it goes over the network.
    ['name@forss\u0430.example', 'invalid_email:alphabets'],
    ['name@xn--forss-6nf.example', 'invalid_email:alphabets'],
    [`a@${'forssa.'.repeat(40)}example`, 'too_long:254'],
    [`a@${'ä.'.repeat(60)}example`, 'too_long:254'],
  ])('%j is refused as %s', (typed, message) => {
    expect(emailAddress.safeParse(typed).error?.issues).toMatchObject([{ message }]);
  });
});
