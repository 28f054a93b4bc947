/**
 * A resident's Matrix client with Rust crypto, for tests.
 *
 * One JSON object a line. In: {"id", "do", …arguments}. Out: {"id", "result"} or {"id", "error"} for each
 * of those, and by itself {"event"} or {"room"} whenever something that the resident sees is new or changed.
 * Keys are kept in memory only. It ends with its standard input.
 */

import "./older_node.js";
import { createInterface } from "node:readline";
import * as sdk from "matrix-js-sdk";
import {
    AllDevicesIsolationMode,
    CryptoEvent,
    OnlySignedDevicesIsolationMode,
    VerificationPhase,
} from "matrix-js-sdk/lib/crypto-api/index.js";
import { decodeRecoveryKey } from "matrix-js-sdk/lib/crypto-api/recovery-key.js";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { place, seen } from "./seen.js";

const ENCRYPTION = { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } };
const VERIFICATION_METHODS = ["m.sas.v1"];

let client;
let telling = Promise.resolve();

function print(object) {
    process.stdout.write(JSON.stringify(object) + "\n");
}

/** Tell about an event after all that was told before, so that the order of the timeline is kept. */
function tell(event) {
    if (!event.getRoomId() || event.status) return; // a local echo becomes an event when the server has it
    telling = telling.then(async () => print({ event: await seen(client, event) }));
}

/** Resolve as soon as `ready` gives something, looking again at each of `emitter`'s events called `name`. */
function when(emitter, name, ready) {
    return new Promise((resolve) => {
        const look = () => {
            const found = ready();
            if (!found) return;
            emitter.off(name, look);
            resolve(found);
        };
        emitter.on(name, look);
        look();
    });
}

function listen() {
    client.on(sdk.RoomEvent.Timeline, tell);
    client.on(sdk.MatrixEventEvent.Decrypted, tell);
    client.on(sdk.MatrixEventEvent.Replaced, tell);
    client.on(sdk.RoomEvent.LocalEchoUpdated, tell);
    client.on(sdk.RoomEvent.Redaction, (redaction, room) => {
        const redacted = room.findEventById(redaction.getAssociatedId());
        if (redacted) tell(redacted);
    });
    client.on(sdk.RoomEvent.MyMembership, (room) => print({ room: place(room) }));
}

async function bootstrapCrossSigning(user, password) {
    await client.getCrypto().userHasCrossSigningKeys(user, true); // else it takes no seeds from secret storage
    const auth = { type: "m.login.password", identifier: { type: "m.id.user", user }, password };
    await client.getCrypto().bootstrapCrossSigning({
        authUploadDeviceSigningKeys: (makeRequest) => makeRequest(auth),
    });
}

/** Open secret storage with a recovery key, as a person does who types it in on a new device. */
function typeIn(recoveryKey) {
    return { getSecretStorageKey: async ({ keys }) => [Object.keys(keys)[0], decodeRecoveryKey(recoveryKey)] };
}

async function login({ homeserver, user, password, cross_sign, exclude_insecure, recovery_key }) {
    const account = await sdk.createClient({ baseUrl: homeserver }).loginRequest({
        type: "m.login.password",
        identifier: { type: "m.id.user", user },
        password,
    });
    client = sdk.createClient({
        baseUrl: homeserver,
        userId: account.user_id,
        deviceId: account.device_id,
        accessToken: account.access_token,
        verificationMethods: VERIFICATION_METHODS,
        cryptoCallbacks: recovery_key ? typeIn(recovery_key) : {},
    });
    await client.initRustCrypto({ useIndexedDB: false });
    const isolation = exclude_insecure ? new OnlySignedDevicesIsolationMode() : new AllDevicesIsolationMode(false);
    client.getCrypto().setDeviceIsolationMode(isolation);
    if (cross_sign) await bootstrapCrossSigning(user, password);
    listen();
    await client.startClient({ initialSyncLimit: 100 });
    await when(client, sdk.ClientEvent.Sync, () => client.getSyncState() === sdk.SyncState.Syncing);
    return { user_id: account.user_id, device_id: account.device_id };
}

/** Resolve when our own sync knows that we are in the room: only then is it known to be encrypted. */
function joined(roomId) {
    return when(client, sdk.RoomEvent.MyMembership, () => client.getRoom(roomId)?.getMyMembership() === "join");
}

async function join({ room_id }) {
    await client.joinRoom(room_id);
    await joined(room_id);
    return place(client.getRoom(room_id));
}

async function createRoom({ invite, encrypted, direct, name }) {
    const { room_id: roomId } = await client.createRoom({
        name: name ?? undefined,
        preset: direct ? "trusted_private_chat" : "private_chat",
        is_direct: direct,
        invite,
        initial_state: encrypted ? [ENCRYPTION] : [],
    });
    if (direct) await rememberDirect(roomId, invite[0]);
    await joined(roomId);
    return roomId;
}

async function rememberDirect(roomId, userId) {
    const direct = (await client.getAccountDataFromServer("m.direct")) ?? {};
    await client.setAccountData("m.direct", { ...direct, [userId]: [...(direct[userId] ?? []), roomId] });
}

async function send({ room_id, kind, content }) {
    await joined(room_id);
    return (await client.sendEvent(room_id, kind, content)).event_id;
}

async function redact({ room_id, event_id }) {
    return (await client.redactEvent(room_id, event_id)).event_id;
}

/** Ask somebody to verify, as Element does in a direct room; report how it ended, or that it was accepted. */
async function verify({ user_id, room_id, device_id }) {
    const crypto = client.getCrypto();
    const request = device_id
        ? await crypto.requestDeviceVerification(user_id, device_id)
        : await crypto.requestVerificationDM(user_id, room_id);
    const answered = [VerificationPhase.Ready, VerificationPhase.Started, VerificationPhase.Cancelled, VerificationPhase.Done];
    await when(request, "change", () => answered.includes(request.phase));
    return {
        phase: VerificationPhase[request.phase].toLowerCase(),
        code: request.cancellationCode,
        by: request.cancellingUserId ?? null,
    };
}

/** Refuse the verification that somebody asks for in a direct room, as the button in Element does. */
async function refuseVerification({ user_id, room_id }) {
    const crypto = client.getCrypto();
    const find = () => crypto.findVerificationRequestDMInProgress(room_id, user_id);
    await (await when(client, CryptoEvent.VerificationRequestReceived, find)).cancel();
}

/** Fetch the file of a message and open it, as the specification says ("Sending encrypted attachments"); base64. */
async function file({ content }) {
    const { url, key, iv, hashes } = content.file ?? content;
    const address = client.mxcUrlToHttp(url, undefined, undefined, undefined, false, true, true);
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${client.getAccessToken()}` } });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const found = Buffer.from(await answer.arrayBuffer());
    return (content.file ? await opened(found, key, iv, hashes.sha256) : found).toString("base64");
}

async function opened(locked, key, iv, sha256) {
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", locked));
    if (!digest.equals(Buffer.from(sha256, "base64"))) throw new Error("another file");
    const opens = await crypto.subtle.importKey("jwk", key, { name: "AES-CTR" }, false, ["decrypt"]);
    const counter = { name: "AES-CTR", counter: Buffer.from(iv, "base64"), length: 64 };
    return Buffer.from(await crypto.subtle.decrypt(counter, opens, locked));
}

/** Tell what we know of somebody's keys: has an identity, and which devices that identity signed. */
async function trust({ user_id }) {
    const crypto = client.getCrypto();
    const devices = (await crypto.getUserDeviceInfo([user_id], true)).get(user_id) ?? new Map();
    const signed = {};
    for (const id of devices.keys()) {
        signed[id] = (await crypto.getDeviceVerificationStatus(user_id, id))?.signedByOwner ?? false;
    }
    return { identity: await crypto.userHasCrossSigningKeys(user_id, true), signed };
}

const COMMANDS = {
    login,
    join,
    create_room: createRoom,
    send,
    redact,
    file,
    verify,
    refuse_verification: refuseVerification,
    trust,
    leave: ({ room_id }) => client.leave(room_id),
    invite: ({ room_id, user_id }) => client.invite(room_id, user_id),
    new_session: ({ room_id }) => client.getCrypto().forceDiscardSession(room_id),
};

async function obey({ id, do: name, ...options }) {
    try {
        print({ id, result: (await COMMANDS[name](options)) ?? null });
    } catch (error) {
        print({ id, error: `${name}: ${error.message ?? error}` });
    }
}

logger.setLevel("error");
// Standard output is for our lines alone.
for (const name of ["log", "info", "debug", "trace", "warn"]) console[name] = console.error;
createInterface({ input: process.stdin })
    .on("line", (line) => void obey(JSON.parse(line)))
    .on("close", () => process.exit(0));
