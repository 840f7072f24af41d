import '@fontsource-variable/inter/wght.css';
import './style.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries.js';
import { routerOf } from './router.js';
import { pages } from './routes.js';
import { ChooseLocale } from './texts/choose-locale.js';
import { type Locale, locale, setLocale } from './texts/locale.js';
import { loadTexts } from './texts/say.js';

const router = routerOf(pages);

/**
 * Nothing of what was seen shows again after signing out. What the API answered is in the memory of the page alone, which ends when
 * one goes to /sign-out. But browsers keep whole pages for the back button, their memory included (bfcache): the page hides what it
 * shows when it is left, and when it is brought back, it is loaded anew, which asks the API as who is signed in then.
 */
function showNothingAfterwards(place: HTMLElement | null): void {
  addEventListener('pagehide', () => {
    if (place) place.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

function Console() {
  const [shown, setShown] = useState(locale());
  const choose = async (chosen: Locale): Promise<void> => {
    setLocale(chosen);
    await loadTexts();
    queries.clear();
    await router.invalidate();
    setShown(chosen);
  };
  return (
    <ChooseLocale value={(chosen) => void choose(chosen)}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} key={shown} />
      </QueryClientProvider>
    </ChooseLocale>
  );
}

await loadTexts();
const place = document.querySelector<HTMLElement>('#page');
showNothingAfterwards(place);
if (place)
  createRoot(place).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
