// Resolves the invented names of the local estate, which only its hosts file knows.
const dns = require('node:dns');
const { readFileSync } = require('node:fs');

const lookup = dns.lookup;
dns.lookup = (name, options, callback) => {
  const addresses = readFileSync(process.env.LOCAL_HOSTS_FILE, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ...names]) => names.includes(name))
    .map(([address]) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const done = callback ?? options;
  if (addresses.length === 0) {
    lookup(name, callback ? options : {}, done);
  } else if (callback && options.all) {
    process.nextTick(done, null, addresses);
  } else {
    process.nextTick(done, null, addresses[0].address, addresses[0].family);
  }
};
