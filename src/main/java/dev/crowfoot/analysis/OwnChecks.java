// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.List;

/// The checks of a model or an enum that need no other model: made as soon as it is read, while the
/// processor's caches still hold it.
final class OwnChecks {
  private final Findings findings;
  private final NamespaceChecks blocks;
  private final DatabaseNameChecks names;
  private final AttributeChecks attributes;
  private final DefaultChecks defaults;
  private final FieldReferenceChecks references;

  OwnChecks(Declared declared, Findings findings) {
    this.findings = findings;
    this.blocks = new NamespaceChecks(declared, findings);
    this.names = new DatabaseNameChecks(findings);
    this.attributes = new AttributeChecks(declared, findings);
    this.defaults = new DefaultChecks(declared, findings);
    this.references = new FieldReferenceChecks(declared, findings);
  }

  void check(ReadModel model) {
    Location<ModelDecl> block = new Location<>(model.path(), model.decl());
    NameChecks.check(block, findings);
    blocks.check(block, model.isCompositeType() ? List.of() : model.attributes());
    names.columns(model);
    KeyChecks.check(model, findings);
    attributes.check(model);
    defaults.check(model);
    references.keys(model);
  }

  void check(Location<EnumDecl> type) {
    List<Attribute> own = type.declaration().attributes();
    NameChecks.check(type, findings);
    for (EnumValueDecl value : type.declaration().values()) {
      NameChecks.check(value.name(), type, findings);
    }
    blocks.check(type, own);
    attributes.check(type);
  }
}
