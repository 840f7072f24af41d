import type { Discrepancy } from '@talkoot/funding';
import { Command } from 'commander';
import { say, withContexts } from '../instance.js';

export const ledgerCommand = (): Command =>
  new Command('ledger')
    .description('Look after the ledger of appropriations and grants.')
    .addCommand(new Command('check').description('Prove that every balance is the sum of its postings.').action(check));

const check = (): Promise<void> =>
  withContexts(async (contexts) => {
    const { FundingApi } = await import('@talkoot/funding');
    const { accounts, discrepancies } = await contexts.get(FundingApi, { strict: false }).checkLedger();
    for (const each of discrepancies) say(describe(each));
    if (discrepancies.length > 0) process.exitCode = 1;
    else say(`Every balance is the sum of its postings (accounts: ${accounts}).`);
  });

const describe = ({ appropriation, grant, account, balance, postings }: Discrepancy): string =>
  `${grant ?? appropriation}, ${account}: the balance is ${balance.amount} ${balance.currency}, its postings sum up to ${postings.amount}.`;
