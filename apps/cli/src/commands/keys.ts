import { Command } from 'commander';
import { say, withContexts, withDatabase } from '../instance.js';

export const keysCommand = (): Command =>
  new Command('keys')
    .description('Look after the keys that sign tokens.')
    .addCommand(
      new Command('rotate')
        .description('Sign with the next key from now on. Tokens that were signed before hold until they are over.')
        .action(rotate),
    )
    .addCommand(
      new Command('forget')
        .description('Sign with new keys from now on. No token that was signed before holds, within a minute.')
        .action(forget),
    )
    .addCommand(
      new Command('reset')
        .description(
          'For a database whose SECRET_KEY is lost: forget every key and secret. Stop all processes first. No token, API key or link made before holds.',
        )
        .action(reset),
    );

const rotate = (): Promise<void> =>
  withContexts(async (contexts) => {
    const { IdentityApi } = await import('@talkoot/identity');
    await contexts.get(IdentityApi).rotateKeys();
    say('The next key signs from now on, in every process within a minute.');
  });

const forget = (): Promise<void> =>
  withContexts(async (contexts) => {
    const { IdentityApi } = await import('@talkoot/identity');
    await contexts.get(IdentityApi).forgetKeys();
    say('New keys sign from now on. Everybody who used a token needs another one.');
  });

/** Without the contexts: they do not start on a database whose secrets they cannot open. */
const reset = (): Promise<void> =>
  withDatabase(async (url) => {
    const { loadContexts } = await import('../../../contexts.js');
    const { dataSource } = await import('@talkoot/platform/database');
    const { databases } = await loadContexts();
    const source = await dataSource(
      { url, pool: 1, application: 'talkoot-cli', as: 'application' },
      databases,
    ).initialize();
    try {
      await source.transaction(async (manager) => {
        await manager.query('DELETE FROM identity.signing_key');
        await manager.query('DELETE FROM identity.sealed_secret');
        await manager.query('DELETE FROM identity.api_key_secret');
      });
    } finally {
      await source.destroy();
    }
    say('The next process that starts makes new keys. Managers have to make the API keys of their systems anew.');
  });
