import { createTransport } from 'nodemailer';
import { startSmtp, type TestSmtp } from './smtp.js';

let smtp: TestSmtp;
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(() => smtp.stop());

function send(messageId: string): Promise<unknown> {
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: 300,
    greetingTimeout: 300,
    socketTimeout: 300,
  });
  const mail = { from: 'talkoot@talkoot.example', to: 'officer@kauhajoki.example', subject: 'Hyvää päivää', messageId };
  return transport.sendMail({ ...mail, text: 'Tervetuloa.' });
}

test('accept_recordsMessageIdAndRecipients', async () => {
  await send('<one@talkoot.example>');
  expect(smtp.received).toMatchObject([
    { messageId: '<one@talkoot.example>', recipients: ['officer@kauhajoki.example'] },
  ]);
});

test.each([
  ['refuse', '550'],
  ['defer', '451'],
  ['hang', 'Timeout'],
] as const)('%s_takesNothingAndSays %s', async (behaviour, answer) => {
  smtp.behave(behaviour);
  await expect(send('<two@talkoot.example>')).rejects.toThrow(answer);
  expect(smtp.received).toEqual([]);
});

test('drop_takesTheMailButLeavesTheSenderInDoubt', async () => {
  smtp.behave('drop');
  await expect(send('<three@talkoot.example>')).rejects.toThrow('closed');
  expect(smtp.received).toHaveLength(1);
});
