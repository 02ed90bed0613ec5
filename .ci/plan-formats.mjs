// Checks the plans in a folder. Each estate has a folder with CloudFormation templates and a Terraform configuration.
// Usage: node plan-formats.mjs FOLDER PROVIDER, where PROVIDER has the declarations of Terraform's AWS provider.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');
const { getReferencesInExpression } = require('@cdktf/hcl2json');
const [folder, provider] = process.argv.slice(2);
const specification = loadAwsServiceSpecSync();
const faults = [];
const counts = { templates: 0, resources: 0, configurations: 0, blocks: 0 };

const fault = (place, words) => faults.push(`${place}: ${words}`);
const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

// --- CloudFormation, by the specification of AWS's CDK

function resourceType(name) {
  const found = specification.lookup('resource', 'cloudFormationType', 'equals', name);
  return found.length === 1 ? found[0] : undefined;
}

function checkTemplate(place, template) {
  const parts = ['AWSTemplateFormatVersion', 'Description', 'Parameters', 'Resources', 'Outputs'];
  Object.keys(template).filter(key => !parts.includes(key)).forEach(key => fault(place, `unknown part ${key}`));
  const scope = { template, used: new Set() };
  for (const [name, resource] of Object.entries(template.Resources ?? {})) {
    counts.resources++;
    if (!/^[A-Za-z0-9]{1,255}$/.test(name)) fault(place, `bad logical id ${name}`);
    if (template.Parameters?.[name]) fault(place, `${name} is a resource and a parameter`);
    const type = resourceType(resource.Type);
    if (!type) {
      fault(`${place} ${name}`, `unknown type ${resource.Type}`);
      continue;
    }
    checkProperties(`${place} ${name}`, type.properties, resource.Properties ?? {}, scope);
  }
  for (const [name, output] of Object.entries(template.Outputs ?? {})) {
    checkValue(`${place} output ${name}`, { type: 'json' }, output.Value, scope);
  }
  Object.keys(template.Parameters ?? {}).filter(name => !scope.used.has(name))
    .forEach(name => fault(place, `nothing uses the parameter ${name}`));
}

function checkProperties(place, known, properties, scope) {
  for (const [name, value] of Object.entries(properties)) {
    if (known[name]) checkValue(`${place}.${name}`, known[name].type, value, scope);
    else fault(place, `unknown property ${name}`);
  }
  for (const [name, property] of Object.entries(known)) {
    if (property.required && !(name in properties)) fault(place, `property ${name} is missing`);
  }
}

function isFunction(value) {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

function checkFunction(place, value, { template, used }) {
  const [name, argument] = Object.entries(value)[0];
  if (name === 'Ref') {
    used.add(argument);
    if (!template.Resources[argument] && !template.Parameters?.[argument]) fault(place, `Ref to unknown ${argument}`);
  } else if (name === 'Fn::GetAtt') {
    const target = template.Resources[argument[0]];
    const type = target && resourceType(target.Type);
    if (!target) fault(place, `Fn::GetAtt of unknown ${argument[0]}`);
    else if (type && !type.attributes[argument[1]]) fault(place, `${target.Type} has no attribute ${argument[1]}`);
  } else {
    fault(place, `unexpected function ${name}`);
  }
}

function checkValue(place, type, value, scope) {
  if (isFunction(value)) return checkFunction(place, value, scope);
  if (type.type === 'union') {
    const before = faults.length;
    for (const alternative of type.types) {
      faults.length = before;
      checkValue(place, alternative, value, scope);
      if (faults.length === before) return;
    }
    return;
  }
  if (type.type === 'array') {
    if (!Array.isArray(value)) fault(place, 'a list is expected');
    else value.forEach((item, i) => checkValue(`${place}[${i}]`, type.element, item, scope));
  } else if (type.type === 'ref') {
    const definition = specification.get('typeDefinition', type.reference.$ref);
    if (!isObject(value)) fault(place, 'an object is expected');
    else checkProperties(place, definition.properties, value, scope);
  } else if (type.type === 'tag') {
    if (!isObject(value) || Object.keys(value).sort().join() !== 'Key,Value') fault(place, 'a tag is expected');
  } else if (type.type === 'json' || type.type === 'map') {
    checkFunctionsInside(place, value, scope);
  } else {
    const types = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean' };
    if (types[type.type] && typeof value !== types[type.type]) fault(place, `${type.type} is expected, not ${JSON.stringify(value)}`);
  }
}

function checkFunctionsInside(place, value, scope) {
  if (isFunction(value)) checkFunction(place, value, scope);
  else if (value !== null && typeof value === 'object') {
    Object.entries(value).forEach(([key, inside]) => checkFunctionsInside(`${place}.${key}`, inside, scope));
  }
}

/** A parameter has the name of exactly one output of the same estate. */
function checkParameters(place, templates) {
  const outputs = Object.values(templates).flatMap(template => Object.keys(template.Outputs ?? {}));
  for (const [file, template] of Object.entries(templates)) {
    for (const name of Object.keys(template.Parameters ?? {})) {
      const count = outputs.filter(output => output === name).length;
      if (count !== 1) fault(`${place}/${file}`, `${count} outputs for the parameter ${name}`);
    }
  }
}

// --- Terraform, by HashiCorp's parser and the declarations of the provider

const META = { provider: true, depends_on: true };

/** The arguments of a block, read from the interface that the CDK for Terraform has for it. */
function declaration(type, kind) {
  const words = type.replace(/^aws_/, '').split('_');
  const directory = join(provider, (kind === 'data' ? 'data-aws-' : '') + words.join('-'));
  if (!existsSync(directory)) return undefined;
  const text = readFileSync(join(directory, 'index.d.ts'), 'utf8');
  const name = (kind === 'data' ? 'DataAws' : '') + words.map(word => word[0].toUpperCase() + word.slice(1)).join('');
  return { text, arguments: interfaceOf(text, `${name}Config`), prefix: name };
}

function interfaceOf(text, name) {
  const found = new RegExp(`export interface ${name}( extends [\\w.]+)? \\{([^]*?)\\n\\}`).exec(text);
  if (!found) return undefined;
  const members = {};
  for (const [, member, optional, type] of found[2].matchAll(/readonly (\w+)(\?)?: ([^;]+);/g)) {
    const snake = member.replace(/[A-Z]/g, capital => '_' + capital.toLowerCase()).replace(/v_?(\d)/g, 'v$1');
    members[snake] = { required: !optional, type };
  }
  return members;
}

function checkBlock(place, kind, type, body) {
  const declared = declaration(type, kind);
  if (!declared?.arguments) return fault(place, `the provider has no ${kind} ${type}`);
  checkArguments(place, declared, declared.arguments, body);
}

function checkArguments(place, declared, known, body) {
  for (const [name, value] of Object.entries(body)) {
    if (META[name]) continue;
    if (!known[name]) {
      fault(place, `unknown argument ${name}`);
      continue;
    }
    const nested = /^(\w+)(\[\])?( \| cdktf\.IResolvable)?$/.exec(known[name].type)?.[1];
    const inside = nested && nested.startsWith(declared.prefix) && interfaceOf(declared.text, nested);
    if (inside) [value].flat().forEach((item, i) => checkArguments(`${place}.${name}[${i}]`, declared, inside, item));
    else if (isObject(value) && !known[name].type.includes('[key: string]')) fault(place, `${name} is no object`);
  }
  Object.entries(known).filter(([name, { required }]) => required && !(name in body))
    .forEach(([name]) => fault(place, `argument ${name} is missing`));
}

async function checkConfiguration(place, text) {
  const configuration = JSON.parse(text);
  const known = new Set(Object.keys(configuration.variable).map(name => `var.${name}`));
  const aliases = new Set(configuration.provider.aws.map(({ alias }) => `aws.${alias}`));
  for (const kind of ['resource', 'data']) {
    for (const [type, blocks] of Object.entries(configuration[kind] ?? {})) {
      Object.keys(blocks).forEach(label => known.add(`${kind === 'data' ? 'data.' : ''}${type}.${label}`));
    }
  }
  for (const kind of ['resource', 'data']) {
    for (const [type, blocks] of Object.entries(configuration[kind] ?? {})) {
      for (const [label, body] of Object.entries(blocks)) {
        counts.blocks++;
        checkBlock(`${place} ${type}.${label}`, kind, type, body);
        if (!aliases.has(body.provider)) fault(`${place} ${type}.${label}`, `unknown provider ${body.provider}`);
        (body.depends_on ?? []).filter(name => !known.has(name))
          .forEach(name => fault(`${place} ${type}.${label}`, `depends on unknown ${name}`));
      }
    }
  }
  await checkExpressions(place, configuration, known);
}

async function checkExpressions(place, value, known) {
  if (typeof value === 'string' && value.includes('${')) {
    const references = await getReferencesInExpression('main.tf.json', value).catch(error => {
      fault(place, `${value} is no expression: ${error.message}`);
      return [];
    });
    for (const { value: reference } of references) {
      if (![...known].some(name => reference === name || reference.startsWith(name + '.'))) {
        fault(place, `${reference} is not there`);
      }
    }
  } else if (value !== null && typeof value === 'object') {
    for (const inside of Object.values(value)) await checkExpressions(place, inside, known);
  }
}

// --- all estates

for (const estate of readdirSync(folder).sort()) {
  const templates = {};
  for (const file of readdirSync(join(folder, estate)).sort()) {
    const text = readFileSync(join(folder, estate, file), 'utf8');
    if (file.endsWith('.template.json')) {
      counts.templates++;
      templates[file] = JSON.parse(text);
      checkTemplate(`${estate}/${file}`, templates[file]);
    } else if (file.endsWith('.tf.json')) {
      counts.configurations++;
      await checkConfiguration(`${estate}/${file}`, text);
    }
  }
  checkParameters(estate, templates);
}
faults.slice(0, 20).forEach(words => console.error(words));
console.log(`${counts.templates} templates with ${counts.resources} resources, ${counts.configurations} configurations with`
  + ` ${counts.blocks} blocks: ${faults.length} faults`);
process.exit(faults.length === 0 && counts.resources > 0 && counts.blocks > 0 ? 0 : 1);
