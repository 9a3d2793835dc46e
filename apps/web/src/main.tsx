import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { createClient } from './app/apollo/client.js';
import { createTranslations, guessLanguage, speak } from './app/i18n/language.js';
import { createAppRouter } from './app/router.js';
import { reached, sessionLost, watchConnection } from './ui/state/connection.js';
import { shareStyleNonce } from './ui/theme/style-nonce.js';

shareStyleNonce();
watchConnection();

const client = createClient({ onSessionLost: () => sessionLost.set(true), onReached: (now) => reached.set(now) });
const i18n = await createTranslations(guessLanguage());
const router = createAppRouter({ client, i18n, speak: (language) => speak(i18n, language) });
const root = document.getElementById('root');
if (root) createRoot(root).render(<App client={client} i18n={i18n} router={router} />);
