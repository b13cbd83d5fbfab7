// The container's health: what the app says about itself.
const { APP = 'all-in-one', PORT = '3000' } = process.env;
const domain = APP === 'all-in-one' ? 'fairs' : APP;
const response = await fetch(`http://127.0.0.1:${PORT}/api/${domain}/health`);
process.exit(response.ok ? 0 : 1);
