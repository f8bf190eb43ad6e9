/**
 * The smallest body that creates an item of each resource. The API reference marks few members as required, and some
 * that it leaves optional no server can do without (the address of a static backend, the name of a vault): those are
 * in. `derive.ts` refuses a body that lacks a member marked as required.
 *
 * The PEM texts were made for this file. They guard nothing.
 */
const caCertificatePem = pem([
  '-----BEGIN CERTIFICATE-----',
  'MIIBrTCCAVOgAwIBAgIUbR8E3V+JF3U3FKkCtST3VWl1R68wCgYIKoZIzj0EAwIw',
  'IzEhMB8GA1UEAwwYbmdyb2stYXBpLWNvbmZvcm1hbmNlIENBMCAXDTI2MTEyMjA2',
  'MzcyMFoYDzIxMjYxMDI5MDYzNzIwWjAjMSEwHwYDVQQDDBhuZ3Jvay1hcGktY29u',
  'Zm9ybWFuY2UgQ0EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQY6dLAl/G+9w+0',
  'pPRyxkA8Ff7wp8aUv56vc0nwp4ETom26rkVJjfOOWRuugcdmt8QyUQUkWECIAuVN',
  'PAvl6GZNo2MwYTAdBgNVHQ4EFgQUMgTQZuHvE/+0cByGefxEBKe29H8wHwYDVR0j',
  'BBgwFoAUMgTQZuHvE/+0cByGefxEBKe29H8wDwYDVR0TAQH/BAUwAwEB/zAOBgNV',
  'HQ8BAf8EBAMCAgQwCgYIKoZIzj0EAwIDSAAwRQIgH90iX1H2W7a1p9QvR+MIpqZB',
  '/w5/0fInUpNpIDyl3G4CIQC4HCnBVoYBjhQqsrIaKx0SRxvZX7XDOWrViXaXiH4v',
  'ZQ==',
  '-----END CERTIFICATE-----',
]);

const certificatePem = pem([
  '-----BEGIN CERTIFICATE-----',
  'MIIBvTCCAWKgAwIBAgIUSjSc+8yl4eUmsYQTFWNbj7aHJMwwCgYIKoZIzj0EAwIw',
  'IjEgMB4GA1UEAwwXY29uZm9ybWFuY2UuZXhhbXBsZS5jb20wIBcNMjYxMTIyMDYz',
  'NzIwWhgPMjEyNjEwMjkwNjM3MjBaMCIxIDAeBgNVBAMMF2NvbmZvcm1hbmNlLmV4',
  'YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGOnSwJfxvvcPtKT0',
  'csZAPBX+8KfGlL+er3NJ8KeBE6Jtuq5FSY3zjlkbroHHZrfEMlEFJFhAiALlTTwL',
  '5ehmTaN0MHIwHQYDVR0OBBYEFDIE0Gbh7xP/tHAchnn8RASntvR/MB8GA1UdIwQY',
  'MBaAFDIE0Gbh7xP/tHAchnn8RASntvR/MCIGA1UdEQQbMBmCF2NvbmZvcm1hbmNl',
  'LmV4YW1wbGUuY29tMAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0EAwIDSQAwRgIhAOb0',
  'IfR9HRI3BdMjeVaWxWabS643dwIQPy4JEzxHJaZ+AiEA8Icuf3rlhYj/Q03StCLy',
  'Gyx3AzWvNfSkMk1gzZsNXZ4=',
  '-----END CERTIFICATE-----',
]);

const privateKeyPem = pem([
  '-----BEGIN PRIVATE KEY-----',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYw/vRXVq2TScoU1J',
  '8+aWHVhNXEyC2TnG8Kj2UI0NLoqhRANCAAQY6dLAl/G+9w+0pPRyxkA8Ff7wp8aU',
  'v56vc0nwp4ETom26rkVJjfOOWRuugcdmt8QyUQUkWECIAuVNPAvl6GZN',
  '-----END PRIVATE KEY-----',
]);

const sshPublicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDTiLKDk99niJ+UHZ4ekLNrZCrT+QHwWKYx1a4BOFnlH conformance';

export const smallestBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/abuse_reports': { urls: ['https://{unique}.example.com/'] },
  '/agent_ingresses': { domain: '{unique}.example.com' },
  '/ai_gateway_api_keys': {},
  '/api_keys': {},
  '/backends/failover': {},
  '/backends/http_response': {},
  '/backends/static': { address: 'example.com:8080' },
  '/backends/tunnel_group': { labels: { conformance: '{unique}' } },
  '/backends/weighted': {},
  '/bot_users': { name: '{unique}' },
  '/certificate_authorities': { ca_pem: caCertificatePem },
  '/credentials': {},
  '/edges/https': {},
  '/edges/https/{edge_id}/routes': { match_type: 'path_prefix', match: '/{unique}' },
  '/edges/tcp': {},
  '/edges/tls': {},
  '/endpoints': {
    type: 'cloud',
    url: 'https://{unique}.example.com',
    traffic_policy: '{"on_http_request":[{"actions":[{"type":"deny"}]}]}',
  },
  '/event_destinations': {
    format: 'json',
    target: {
      kinesis: {
        auth: { role: { role_arn: 'arn:aws:iam::123456789012:role/conformance' } },
        stream_arn: 'arn:aws:kinesis:us-east-2:123456789012:stream/{unique}',
      },
    },
  },
  '/event_subscriptions': {},
  '/event_subscriptions/{subscription_id}/sources': { type: 'ip_policy_updated.v0' },
  '/ip_policies': {},
  '/ip_policy_rules': { ip_policy_id: '{/ip_policies}', action: 'allow', cidr: '192.0.2.0/24' },
  // Enforcement is left out, hence off: an enforced restriction could lock an account's people out.
  '/ip_restrictions': { type: 'dashboard', ip_policy_ids: ['{/ip_policies}'] },
  '/kubernetes_operators': { deployment: { name: '{unique}', namespace: 'conformance' } },
  '/reserved_addrs': {},
  '/reserved_domains': { domain: '{unique}.example.com' },
  '/service_users': { name: '{unique}' },
  '/ssh_certificate_authorities': {},
  '/ssh_credentials': { public_key: sshPublicKey },
  '/ssh_host_certificates': {
    ssh_certificate_authority_id: '{/ssh_certificate_authorities}',
    public_key: sshPublicKey,
  },
  '/ssh_user_certificates': {
    ssh_certificate_authority_id: '{/ssh_certificate_authorities}',
    public_key: sshPublicKey,
  },
  '/tls_certificates': { certificate_pem: certificatePem, private_key_pem: privateKeyPem },
  '/vault_secrets': { name: '{unique}', value: '{unique}', vault_id: '{/vaults}' },
  '/vaults': { name: '{unique}' },
};

function pem(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
