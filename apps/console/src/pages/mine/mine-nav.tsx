import { Link } from '@tanstack/react-router';
import { type Key, say } from '../../texts/say.js';

const PAGES: readonly { readonly address: string; readonly title: Key }[] = [
  { address: '/mine', title: 'account.mine' },
  { address: '/mine/notifications', title: 'mine.notifications' },
  { address: '/mine/people', title: 'mine.people' },
  { address: '/mine/keys', title: 'kinds.Key' },
  { address: '/report-requests', title: 'mine.reports' },
  { address: '/mine/settings', title: 'mine.settings' },
];

/** The pages of who is signed in, beside each other. */
export const MineNav = () => (
  <nav className="mine-nav" aria-label={say('mine.pages')}>
    <ul>
      {PAGES.map(({ address, title }) => (
        <li key={address}>
          <Link to={address} activeOptions={{ exact: true }}>
            {say(title)}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
