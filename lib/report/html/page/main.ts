import { startExchanges } from './exchanges.ts';

// Styles show what works with this script alone only where it runs.
document.documentElement.classList.add('scripted');
startExchanges();
