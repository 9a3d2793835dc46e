// The one password that is no secret: of the people of the demo organisation, which the log-in page shows to everybody.
// The password policy would refuse it, so nobody can choose it anywhere else.

export const DEMO_PASSWORD = 'kontor-demo-2026';
