using 'main.bicep'

// Values come from the environment, where azd puts what `azd env set NAME VALUE` was given; every other parameter has a default in main.bicep.
param operatorEmail = readEnvironmentVariable('FEEDWATCH_OPERATOR_EMAIL')
param mailFrom = readEnvironmentVariable('FEEDWATCH_MAIL_FROM')
param contact = readEnvironmentVariable('FEEDWATCH_CONTACT')
param budgetStartDate = readEnvironmentVariable('FEEDWATCH_BUDGET_START')
param sendGridApiKey = readEnvironmentVariable('SENDGRID_API_KEY', '')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
param vaultPurgeProtection = bool(readEnvironmentVariable('FEEDWATCH_VAULT_PURGE_PROTECTION', 'false'))
param recoverVault = bool(readEnvironmentVariable('FEEDWATCH_RECOVER_VAULT', 'false'))
param vaultSuffix = readEnvironmentVariable('FEEDWATCH_VAULT_SUFFIX', '')
