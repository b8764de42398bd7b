// SPDX-License-Identifier: GPL-3.0-or-later
// Shows /openapi.json. Text goes into the page as text alone, never as HTML.
'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** element('td', {class: 'x'}, 'text', node, ...) */
function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
        made.setAttribute(key, value);
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
}

/** The text with `code` in it marked up. */
function prose(text) {
    return text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));
}

class Page {
    constructor(api) {
        this.api = api;
        this.operations = [];
    }

    resolve(node) {
        return node.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at[key], this.api) : node;
    }

    // ---- what a schema says -------------------------------------------------------------------

    typeOf(schema) {
        const type = [].concat(schema.type ?? 'object').filter(name => name !== 'null').join(' or ');
        if (schema.type === 'array')
            return `list of ${this.resolve(schema.items).type}s`;
        return schema.format && schema.format !== 'int32' && schema.format !== 'int64' ? `${type} (${schema.format})` : type;
    }

    limitsOf(schema) {
        const limits = [];
        if (schema.enum)
            limits.push(schema.enum.filter(value => value !== null).join(', '));
        if (schema.minimum !== undefined)
            limits.push(`${schema.minimum} to ${schema.maximum}`);
        if (schema.maxLength !== undefined && !['uuid', 'date', 'date-time'].includes(schema.format))
            limits.push(schema.minLength === schema.maxLength ? `${schema.maxLength} characters`
                                                             : `${schema.minLength ?? 0} to ${schema.maxLength} characters`);
        if (schema.maxItems !== undefined)
            limits.push(`at most ${schema.maxItems}`);
        if ([].concat(schema.type).includes('null'))
            limits.push('null empties it');
        if (schema.examples)
            limits.push(`for example ${schema.examples[0]}`);
        return limits.join('; ');
    }

    /** [{name, schema, required}] of an object, those of objects within it after a dot. */
    rowsOf(schema, prefix = '') {
        const whole = this.resolve(schema);
        const needed = name => (whole.required ?? []).includes(name);
        const weight = ([name]) => (name === 'id' ? 0 : needed(name) ? 1 : 2);
        const fields = Object.entries(whole.properties ?? {}).sort((a, b) => weight(a) - weight(b));
        return fields.flatMap(([name, field]) => {
            const inner = this.resolve(field);
            const required = needed(name);
            const row = {name: prefix + name, schema: {...inner, description: field.description ?? inner.description}, required};
            if (inner.type === 'array')
                return [row, ...this.rowsOf(inner.items, `${prefix}${name}[].`)];
            return inner.properties ? [row, ...this.rowsOf(inner, `${prefix}${name}.`)] : [row];
        });
    }

    exampleOf(schema) {
        const whole = this.resolve(schema);
        if (whole.examples)
            return whole.examples[0];
        if (whole.enum)
            return whole.enum[0];
        if (whole.type === 'array')
            return [this.exampleOf(whole.items)];
        if ([].concat(whole.type).includes('boolean'))
            return true;
        const fields = Object.entries(whole.properties ?? {});
        const required = fields.filter(([name]) => (whole.required ?? []).includes(name));
        // A change needs no field, but an example without any shows nothing.
        const shown = required.length ? required : fields.slice(0, 1);
        return Object.fromEntries(shown.map(([name, field]) => [name, this.exampleOf(field)]));
    }

    // ---- parts of an operation ----------------------------------------------------------------

    table(heads, rows) {
        return element('div', {class: 'scroll'},
            element('table', {},
                element('thead', {}, element('tr', {}, ...heads.map(head => element('th', {scope: 'col'}, head)))),
                element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, ...[].concat(cell))))))));
    }

    fieldTable(rows) {
        return this.table(['Name', 'Type', 'Meaning'], rows.map(({name, schema, required, where}) => [
            [element('code', {}, name), required === true ? element('span', {class: 'required'}, ' required') : ''],
            where ? `${this.typeOf(schema)}, in the ${where}` : this.typeOf(schema),
            [schema.description ?? '', element('span', {class: 'limits'}, this.limitsOf(schema))]]));
    }

    curlOf(operation) {
        const {path, method, about} = operation;
        let target = path;
        const query = [];
        for (const parameter of about.parameters ?? []) {
            const value = encodeURIComponent(this.exampleOf(parameter.schema));
            if (parameter.in === 'path')
                target = target.replace(`{${parameter.name}}`, value);
            else if (parameter.in === 'query' && parameter.required)
                query.push(`${parameter.name}=${value}`);
        }
        const lines = [`curl -X ${method.toUpperCase()} '${location.origin}${target}${query.length ? '?' + query.join('&') : ''}'`];
        if (!about.security)
            lines.push(`-H "Authorization: Bearer $TOKEN"`);
        if (about.requestBody?.required) {
            const body = JSON.stringify(this.exampleOf(about.requestBody.content['application/json'].schema));
            lines.push(`-H 'Content-Type: application/json'`, `-d '${body.replaceAll("'", `'\\''`)}'`);
        }
        return lines.join(' \\\n    ');
    }

    curl(operation) {
        const text = this.curlOf(operation);
        const copy = element('button', {type: 'button'}, 'Copy');
        copy.addEventListener('click', async () => {
            try {
                await navigator.clipboard.writeText(text);
                copy.textContent = 'Copied';
            } catch {
                copy.textContent = 'Select it and copy';
            }
        });
        return element('div', {class: 'example'}, element('pre', {tabindex: '0'}, element('code', {}, text)), copy);
    }

    success(status, response) {
        const parts = [element('h3', {}, `Answer ${status} `, element('small', {}, response.description))];
        const extra = Object.keys(response.headers).filter(name => ['ETag', 'Link'].includes(name));
        for (const [type, {schema}] of Object.entries(response.content ?? {})) {
            const rows = this.rowsOf(schema);
            parts.push(rows.length ? this.fieldTable(rows) : element('p', {}, element('code', {}, type)));
        }
        if (extra.length)
            parts.push(element('p', {}, 'With ', ...extra.flatMap((name, i) => [i ? ' and ' : '', element('code', {}, name)]), '.'));
        return parts;
    }

    details(operation) {
        const {about} = operation;
        const parts = [element('p', {}, element('span', {class: 'who'}, `For: ${about['x-policy']}`))];
        const more = about.description.slice(`For: ${about['x-policy']}.`.length).trim();
        if (more)
            parts.push(element('p', {}, ...prose(more)));
        if (about.parameters?.length)
            parts.push(element('h3', {}, 'Parameters'), this.fieldTable(about.parameters.map(parameter => ({
                name: parameter.name, schema: {...parameter.schema, description: parameter.description},
                required: parameter.required, where: parameter.in}))));
        const body = about.requestBody?.content['application/json'].schema;
        if (body) {
            const rows = this.rowsOf(body);
            parts.push(element('h3', {}, 'Body ', element('small', {}, `${about.requestBody.required ? 'required' : 'may be left out'}; ${about.requestBody.description.replace('At', 'at')}`)),
                rows.length ? this.fieldTable(rows) : element('p', {}, 'It has no fields.'));
        }
        const responses = Object.entries(about.responses);
        for (const [status, response] of responses.filter(([code]) => code < '300'))
            parts.push(...this.success(status, response));
        parts.push(element('h3', {}, 'Errors'), this.table(['Status', 'Code'],
            responses.filter(([code]) => code >= '300').map(([code, {description}]) => [code, prose(description)])));
        parts.push(element('h3', {}, 'Example'), this.curl(operation));
        return element('div', {class: 'body'}, ...parts);
    }

    // ---- the page ------------------------------------------------------------------------------

    collect() {
        for (const [path, item] of Object.entries(this.api.paths)) {
            for (const method of METHODS.filter(name => item[name])) {
                const about = item[method];
                const fields = (about.parameters ?? []).map(parameter => parameter.name);
                const bodies = [about.requestBody, ...Object.values(about.responses)].flatMap(one => Object.values(one?.content ?? {}));
                fields.push(...bodies.flatMap(({schema}) => this.rowsOf(schema).map(row => row.name)));
                const codes = Object.values(about.responses).map(response => response.description);
                this.operations.push({path, method, about,
                    words: [method, path, about.summary, about.operationId, about.description, ...about.tags, ...fields, ...codes].join(' ').toLowerCase()});
            }
        }
    }

    addOperation(operation, list, section) {
        const {path, method, about} = operation;
        const badge = () => element('span', {class: `method ${method}`}, method.toUpperCase());
        operation.link = element('li', {}, element('a', {href: `#${about.operationId}`}, badge(), element('span', {}, about.summary)));
        list.append(operation.link);
        operation.box = element('details', {class: 'operation', id: about.operationId},
            element('summary', {}, badge(), element('span', {class: 'path'}, path), element('span', {class: 'title'}, about.summary)));
        // Filled when it is opened: most never are.
        operation.box.addEventListener('toggle', () => {
            if (operation.box.open && operation.box.children.length === 1)
                operation.box.append(this.details(operation));
        });
        section.append(operation.box);
    }

    addGroups() {
        this.groups = this.api.tags.map(tag => {
            const operations = this.operations.filter(({about}) => about.tags.includes(tag.name));
            const list = element('ul');
            const index = element('section', {}, element('h2', {}, tag.name), list);
            const section = element('section', {}, element('h2', {}, tag.name), element('p', {}, tag.description));
            for (const operation of operations)
                this.addOperation(operation, list, section);
            document.getElementById('index').append(index);
            document.getElementById('groups').append(section);
            return {operations, index, section};
        });
    }

    addAbout() {
        const {title, version, description} = this.api.info;
        document.getElementById('about').append(
            element('h1', {}, `${title}: the REST interface `, element('small', {}, version)),
            element('div', {class: 'about'}, ...description.split('\n\n').map(text => element('p', {}, ...prose(text))),
                element('p', {}, ...prose(this.api.components.securitySchemes.bearer.description), ' The document for programs is ',
                    element('a', {href: '/openapi.json'}, '/openapi.json'), '.')));
    }

    filter(text) {
        const words = text.toLowerCase().split(/\s+/).filter(Boolean);
        let found = 0;
        for (const {operations, index, section} of this.groups) {
            let left = 0;
            for (const operation of operations) {
                const matches = words.every(word => operation.words.includes(word));
                operation.link.hidden = operation.box.hidden = !matches;
                left += matches;
            }
            index.hidden = section.hidden = left === 0;
            found += left;
        }
        document.getElementById('count').textContent = words.length ? `${found} of ${this.operations.length} operations`
                                                                    : `${found} operations`;
    }

    /** Opens the operation that the address names. */
    follow() {
        const operation = this.operations.find(({about}) => `#${about.operationId}` === location.hash);
        if (!operation)
            return;
        operation.box.open = true;
        operation.box.scrollIntoView();
        operation.box.querySelector('summary').focus({preventScroll: true});
    }

    show() {
        this.collect();
        this.addAbout();
        this.addGroups();
        const search = document.getElementById('search');
        search.addEventListener('input', () => this.filter(search.value));
        search.addEventListener('keydown', event => {
            if (event.key === 'Escape') {
                search.value = '';
                this.filter('');
            }
        });
        document.addEventListener('keydown', event => {
            if (event.key === '/' && event.target !== search) {
                event.preventDefault();
                search.focus();
            }
        });
        addEventListener('hashchange', () => this.follow());
        this.filter('');
        document.getElementById('state').hidden = true;
        this.follow();
    }
}

(async () => {
    const state = document.getElementById('state');
    try {
        const answer = await fetch('/openapi.json');
        if (!answer.ok)
            throw new Error(`the server answered ${answer.status}`);
        new Page(await answer.json()).show();
    } catch (error) {
        state.hidden = false;
        state.textContent = `The document could not be shown: ${error.message}`;
    }
})();
