// A line between one browser (or client) and Parvis, on loopback and without root: what goes over it suffers what is set.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { Direction } from './direction.mjs';

let nextAddress = 2;

/**
 * Datagrams to `line.address` on a relayed port arrive at the same port of 127.0.0.1, seen as from another address. TCP goes over the
 * relay of a port, or over the line's proxy, which a browser is told to use.
 */
export class Line {
  up = new Direction();
  down = new Direction();
  address;
  #target = '127.0.0.1';
  #udp = [];
  #flows = new Map();
  #servers = [];
  #sockets = new Set();
  #isDeaf = false;

  constructor() {
    this.address = `127.0.0.${nextAddress}`;
    nextAddress += 1;
  }

  /** Opens a line to these ports for media, and to these for TCP. */
  static async open({ mediaPorts = [], tcpPorts = [] } = {}) {
    const line = new Line();
    for (const port of mediaPorts) await line.#relayUdp(port);
    for (const port of [...mediaPorts, ...tcpPorts]) await line.#relayTcp(port);
    return line;
  }

  /** Conditions of both directions, or of `{ up, down }`. */
  set(conditions) {
    this.up.set(conditions.up ?? conditions);
    this.down.set(conditions.down ?? conditions);
  }

  /** Nothing passes any more, in neither direction, and nobody is told. `datagrams`: TCP goes on. */
  cut(what = 'all') {
    if (what === 'datagrams') this.#isDeaf = true;
    else for (const direction of [this.up, this.down]) direction.cut();
  }

  mend() {
    this.#isDeaf = false;
    for (const direction of [this.up, this.down]) direction.mend();
  }

  /** Datagrams come from another port than before, as behind a NAT that has forgotten. Connections over TCP are dead without a word. */
  async changeAddress() {
    for (const flow of this.#flows.values()) {
      const old = flow.upstream;
      flow.upstream = await this.#openUpstream(flow);
      old.close();
    }
    for (const socket of this.#sockets) socket.isDead = true;
  }

  /** Address of an HTTP proxy that uses this line, for a browser. */
  async proxy() {
    const server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
    server.on('connect', (incoming, socket, head) => {
      const { hostname, port } = new URL(`http://${incoming.url}`);
      this.#join(socket, { host: hostname, port: Number(port) }, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'), head);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#servers.push(server);
    return `http://127.0.0.1:${server.address().port}`;
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of this.#servers) server.close();
    for (const { upstream } of this.#flows.values()) upstream.close();
    for (const socket of this.#udp) socket.close();
    this.up.close();
    this.down.close();
  }

  async #relayUdp(port) {
    const socket = createSocket('udp4');
    socket.bind(port, this.address);
    await once(socket, 'listening');
    this.#udp.push(socket);
    socket.on('message', async (datagram, from) => {
      if (this.#isDeaf) return;
      const flow = this.#flowOf(socket, port, from);
      this.up.datagram(
        datagram.length,
        async () => (await flow.ready) && flow.upstream.send(datagram, port, this.#target),
      );
    });
  }

  #flowOf(socket, port, from) {
    const key = `${port} ${from.address} ${from.port}`;
    let flow = this.#flows.get(key);
    if (flow === undefined) {
      flow = { socket, from, upstream: null };
      flow.ready = this.#openUpstream(flow).then((upstream) => {
        flow.upstream = upstream;
        return true;
      });
      this.#flows.set(key, flow);
    }
    return flow;
  }

  async #openUpstream({ socket, from }) {
    const upstream = createSocket('udp4');
    upstream.bind(0, '127.0.0.1');
    await once(upstream, 'listening');
    upstream.on('message', (datagram) => {
      if (!this.#isDeaf) this.down.datagram(datagram.length, () => socket.send(datagram, from.port, from.address));
    });
    upstream.on('error', () => {});
    return upstream;
  }

  async #relayTcp(port) {
    const server = createTcpServer((socket) => this.#join(socket, { host: this.#target, port }));
    server.listen(port, this.address);
    await once(server, 'listening');
    this.#servers.push(server);
  }

  /** The first packets of a connection travel, too: one round trip before anything else. */
  #join(near, target, onOpen = () => {}, head = undefined) {
    this.#keep(near);
    this.up.chunk({}, 60, () => {
      const far = connect(target);
      this.#keep(far);
      far.once('connect', () =>
        this.down.chunk({}, 60, () => {
          onOpen();
          this.#carry(this.up, near, far);
          this.#carry(this.down, far, near);
          if (head?.length > 0) far.write(head);
        }),
      );
    });
  }

  #keep(socket) {
    this.#sockets.add(socket);
    socket.setNoDelay?.(true);
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #carry(direction, from, to) {
    const state = {};
    const isDead = () => from.isDead || to.isDead;
    from.on('data', (data) => {
      if (isDead()) return;
      direction.chunk(state, data.length, () => isDead() || to.destroyed || to.write(data));
    });
    from.once('close', () => isDead() || direction.chunk(state, 40, () => to.end()));
  }

  /** A request of a page over plain HTTP. */
  #forward(incoming, outgoing) {
    const up = {};
    const down = {};
    const url = new URL(incoming.url);
    const onward = request(
      url,
      { method: incoming.method, headers: { ...incoming.headers, connection: 'close' }, agent: false },
      (answer) => {
        const headers = { ...answer.headers };
        delete headers['transfer-encoding'];
        delete headers.connection;
        this.down.chunk(down, 300, () => outgoing.writeHead(answer.statusCode ?? 502, headers));
        answer.on('data', (data) => this.down.chunk(down, data.length, () => outgoing.write(data)));
        answer.once('end', () => this.down.chunk(down, 0, () => outgoing.end()));
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.on('data', (data) => this.up.chunk(up, data.length, () => onward.write(data)));
    incoming.once('end', () => this.up.chunk(up, 300, () => onward.end()));
  }
}
