metadata description = 'The vault that holds the SendGrid key, and who may read it.'

@description('Name of the vault: 3 to 24 letters, digits and hyphens, unique in all of Azure, also among deleted vaults.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the vault.')
param location string

@description('Whether nobody can purge the deleted vault before its 7 days are over. Cannot be undone for a vault.')
param purgeProtection bool

@description('Whether to bring back the deleted vault of this name instead of making a new one.')
param recover bool

@secure()
@description('The SendGrid key; empty leaves what the vault holds as it is.')
param sendGridApiKey string

@description('Name of the identity that the program runs under. Names of role assignments are made from it, so that what-if can foretell them.')
param identityName string

@description('Principal id of the identity that reads the key.')
param principalId string

@description('Resource id of the workspace that takes the audit log.')
param workspaceId string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var sendGridSecret = 'sendgrid-api-key'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    createMode: recover ? 'recover' : 'default'
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    // Azure refuses false here, even for a new vault: to leave it off it must not be sent.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: 'Enabled'
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(sendGridApiKey)) {
  parent: vault
  name: sendGridSecret
  properties: { value: sendGridApiKey }
}

resource readerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityName, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('What an app setting holds so that the platform puts the key in its place. Without a version, so that a new key is taken within a day.')
output sendGridReference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${sendGridSecret})'
